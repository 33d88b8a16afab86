package dev.tapeout.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean stalls = exchange.getRequestURI().getPath().equals("/stalls");
          exchange.sendResponseHeaders(200, stalls ? 2 : 1);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          if (!stalls) { // or never the other byte
            exchange.close();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
        .build();
  }

  @Test
  void whoStallsInTheBodyIsGivenUpAndTheNextIsAsked() throws Exception {
    Duration patience = Duration.ofMillis(200);
    assertThatThrownBy(
            () -> Exchange.send(client, request("/stalls"), BodyHandlers.ofString(), patience))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("no whole answer after 200 ms");
    HttpResponse<String> next =
        Exchange.send(client, request("/"), BodyHandlers.ofString(), Duration.ofSeconds(30));
    assertThat(next.body()).isEqualTo("a");
  }

  @Test
  void whereNobodyListensIsAnIoException() {
    HttpRequest nobody = HttpRequest.newBuilder(URI.create("http://127.0.0.1:9")).build();
    assertThatThrownBy(
            () -> Exchange.send(client, nobody, BodyHandlers.ofString(), Duration.ofSeconds(30)))
        .isInstanceOf(IOException.class);
  }
}
