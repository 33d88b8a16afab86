package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.Stores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events as they happen. */
@Timeout(60)
class EventStreamTest {
  private final HttpClient client = HttpClient.newHttpClient();

  private static void publish(Running registry, String name) {
    var id = new ContractName("orders", name);
    HttpResponse<String> answer = registry.publish(id, orders("1.0.0", "id: { type: string }"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /** A stream that is being read. */
  private final class Listener implements AutoCloseable {
    private final BufferedReader lines;
    final int status;

    Listener(Running registry, String query, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(registry.registry().address().resolve("/api/events" + query))
              .header("Accept", "text/event-stream");
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        HttpResponse<InputStream> answer =
            client.send(request.build(), BodyHandlers.ofInputStream());
        status = answer.statusCode();
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The next line that begins so; null at the end. */
    String next(String start) {
      try {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
          line = lines.readLine();
        }
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void whatHappensIsHeardInOrderAndGoesOnWhereTheConnectionWasLost(Stores store) throws Exception {
    try (Running registry = Running.on(store)) {
      publish(registry, "a-api");
      long before;
      try (Listener listener = new Listener(registry, "")) {
        String data = listener.next("data: ");
        while (!data.contains("orders/a-api@1.0.0")) {
          data = listener.next("data: ");
        }
        publish(registry, "b-api");
        String id = listener.next("id: ");
        assertThat(listener.next("data: "))
            .contains("\"type\":\"version.published\"", "orders/b-api@1.0.0");
        before = Long.parseLong(id.substring(4));
      }
      publish(registry, "c-api");
      try (Listener listener =
          new Listener(registry, "?after=0", "Last-Event-ID", Long.toString(before))) {
        assertThat(listener.next("id: ")).isEqualTo("id: " + (before + 1));
        assertThat(listener.next("data: ")).contains("orders/c-api@1.0.0");
        assertThat(listener.next(":")).as("the heartbeat").isEqualTo(": nothing new");
      }
      assertThat(registry.json("/api/events").get("items").size()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void whatAnotherNodeDoesIsHeardToo() throws Exception {
    String url = Stores.POSTGRES.url();
    try (Running here = Running.beside(url);
        Running there = Running.beside(url);
        Listener listener = new Listener(here, "")) {
      publish(there, "a-api");
      String data = listener.next("data: ");
      while (!data.contains("orders/a-api@1.0.0")) {
        data = listener.next("data: ");
      }
    }
  }

  @Test
  void oneListenerTooManyIsToldSoAndASeatThatIsLeftIsFree() throws Exception {
    try (Running registry = Running.on(Stores.SQLITE)) {
      List<Socket> deaf = new ArrayList<>();
      int port = registry.registry().address().getPort();
      String request =
          "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
      for (int i = 0; i < 10; i++) {
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H'); // and no more of it
        deaf.add(socket);
      }
      try (Listener one = new Listener(registry, "")) {
        assertThat(one.status).isEqualTo(503);
      }
      publish(registry, "a-api"); // nobody waits for those who do not read
      deaf.getFirst().close();
      int status = 503;
      while (status == 503) { // the heartbeat finds out
        try (Listener one = new Listener(registry, "")) {
          status = one.status;
        }
      }
      assertThat(status).isEqualTo(200);
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  @Test
  void whoAsksForTheHeadAloneTakesNoSeat() throws Exception {
    try (Running registry = Running.on(Stores.SQLITE)) {
      for (int i = 0; i < 11; i++) {
        HttpRequest head =
            HttpRequest.newBuilder(registry.registry().address().resolve("/api/events"))
                .header("Accept", "text/event-stream")
                .HEAD()
                .build();
        assertThat(client.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      }
      assertThat(registry.get("/metrics", "Accept", "*/*").body())
          .contains("tapeout_registry_listeners 0\n");
    }
  }

  @Test
  void aStreamEndsInGoodOrderWhenTheServerStops() throws Exception {
    Running registry = Running.on(Stores.SQLITE);
    publish(registry, "a-api");
    try (Listener listener = new Listener(registry, "")) {
      assertThat(listener.next("data: ")).isNotNull();
      registry.close();
      while (listener.next("") != null) {
        // what was on its way
      }
    }
  }

  @Test
  void aLastEventIdThatIsNoNumberIsRefused() throws Exception {
    try (Running registry = Running.on(Stores.SQLITE);
        Listener listener = new Listener(registry, "", "Last-Event-ID", "one")) {
      assertThat(listener.status).isEqualTo(400);
    }
  }

  @Test
  void whatAnAddressWasNotToldIsListedAndToldAgainByAnAdministratorOnly() {
    try (Running registry = Running.on(Stores.SQLITE)) {
      String added =
          registry.send("POST", "/api/webhooks", "{\"url\":\"http://127.0.0.1:9/\"}").body();
      String id = added.replaceAll(".*\"id\":\"([a-z0-9]+)\".*", "$1");
      publish(registry, "a-api");
      String deliveries = "/api/webhooks/" + id + "/deliveries";
      assertThat(registry.get(deliveries).body())
          .contains("orders/a-api@1.0.0", "\"state\":\"waiting\"");
      assertThat(registry.get(deliveries + "?state=dead").body()).isEqualTo("{\"items\":[]}");
      String replay = "/api/webhooks/" + id + "/replay";
      assertThat(registry.send("POST", replay, "{}").body()).isEqualTo("{\"events\":0}");
      assertThat(registry.send("POST", replay, "{\"since\":\"yesterday\"}").statusCode())
          .isEqualTo(400);
      assertThat(
              registry
                  .send("POST", "/api/webhooks/aaaaaaaaaaaaaaaa/replay", "{\"event\":1}")
                  .statusCode())
          .isEqualTo(404);
      String[] reader = Running.bearer(registry.token(dev.tapeout.registry.access.Role.READER));
      assertThat(registry.get(deliveries, reader).statusCode()).isEqualTo(403);
      assertThat(registry.send("POST", replay, "{}", reader).statusCode()).isEqualTo(403);
    }
  }
}
