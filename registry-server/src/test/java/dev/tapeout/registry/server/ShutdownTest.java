package dev.tapeout.registry.server;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of what is under way when a server is told to stop. */
@Timeout(60)
class ShutdownTest {
  @Test
  void aPublicationUnderWayIsAnsweredAndKept() throws Exception {
    String url = Stores.POSTGRES.url();
    Running registry = Running.beside(url);
    CompletableFuture<HttpResponse<String>> publishing;
    Thread stop;
    try (Connection holder = DriverManager.getConnection(url);
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table contract in exclusive mode"); // reads go on
      publishing =
          CompletableFuture.supplyAsync(
              () -> registry.publish(ORDERS, orders("1.0.0", "id: { type: string }")));
      while (waiting(statement) == 0) {
        Thread.onSpinWait();
      }
      stop = Thread.ofPlatform().start(registry.registry()::close);
      while (listens(registry.registry().address().getPort())) {
        Thread.onSpinWait();
      }
      assertThat(publishing).isNotDone();
      holder.rollback();
    }

    HttpResponse<String> answer = publishing.get();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    stop.join();
    try (Database database = Database.open(url)) {
      ContractVersion published = new ContractVersion(ORDERS, "1.0.0");
      assertThat(database.<Boolean>read(sql -> Catalogue.version(sql, published).isPresent()))
          .isTrue();
    }
  }

  private static int waiting(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                + " current_database()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void whatIsYetToBeToldToACollectorIsTold() throws IOException {
    Map<String, String> told = new ConcurrentHashMap<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          told.merge(
              exchange.getRequestURI().getPath(),
              new String(body, StandardCharsets.ISO_8859_1),
              String::concat);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try {
      String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();
      try (Running registry =
          Running.telling(
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  endpoint,
                  "OTEL_EXPORTER_OTLP_PROTOCOL",
                  "http/protobuf"))) {
        registry.publish(ORDERS, orders("1.0.0", "id: { type: string }"));
      }
      assertThat(told.get("/v1/traces")).contains("publishVersion");
      assertThat(told.get("/v1/metrics")).contains("tapeout.registry.publications");
    } finally {
      collector.stop(0);
    }
  }
}
