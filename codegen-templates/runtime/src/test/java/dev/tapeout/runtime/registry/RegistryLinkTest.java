package dev.tapeout.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tapeout.runtime.config.Reporting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RegistryLinkTest {
  private static final String OWN = "/api/contracts/orders/api/versions/1.2.0";

  /**
   * @param whole false where the answer stops in the middle and the connection stays open
   */
  private record Saying(int status, String body, boolean whole) {
    Saying(int status, String body) {
      this(status, body, true);
    }
  }

  private final Map<String, Saying> sayings = new ConcurrentHashMap<>();
  private final Semaphore end = new Semaphore(0);
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private RegistryLink link;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          if (path.equals("/api/usage")) {
            reports.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          }
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .isEqualTo("Bearer secret");
          Saying saying = sayings.getOrDefault(path, new Saying(404, "{\"title\":\"none\"}"));
          byte[] body = saying.body().getBytes(StandardCharsets.UTF_8);
          int length = saying.whole() ? body.length : body.length + 100;
          exchange.sendResponseHeaders(saying.status(), length == 0 ? -1 : length);
          exchange.getResponseBody().write(body);
          exchange.getResponseBody().flush();
          if (!saying.whole()) {
            end.acquireUninterruptibly();
          }
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Reporting reporting = new Reporting(address, "secret", "orders/api", Duration.ofMinutes(1));
    link = new RegistryLink(reporting, "orders/orders", "1.2.0", "abc", Duration.ofSeconds(2));
    sayings.put("/api/usage", new Saying(204, ""));
  }

  @AfterEach
  void stop() {
    link.close();
    end.release(100);
    server.stop(0);
    threads.close();
  }

  private Standing asked(String version, String latest) {
    sayings.put(OWN, new Saying(200, version));
    sayings.put("/api/contracts/orders/api", new Saying(200, "{\"latest\":\"" + latest + "\"}"));
    link.turn();
    return link.standing();
  }

  @Test
  void howTheContractStandsIsWhatTheRegistrySays() {
    link.turn();
    assertThat(link.standing()).isEqualTo(new Standing.Unpublished());
    String active = "{\"digest\":\"abc\",\"state\":\"active\"}";
    assertThat(asked(active, "1.2.0")).isEqualTo(new Standing.Current());
    assertThat(asked(active, "2.0.0")).isEqualTo(new Standing.Behind("2.0.0"));
    assertThat(asked("{\"digest\":\"abc\",\"state\":\"archived\"}", "1.2.0"))
        .isEqualTo(new Standing.Archived());
    assertThat(
            asked(
                "{\"digest\":\"abc\",\"state\":\"deprecated\",\"sunset\":\"2027-01-31\"}", "2.0.0"))
        .isEqualTo(new Standing.Deprecated("2027-01-31"));
    assertThat(asked("{\"digest\":\"def\",\"state\":\"active\"}", "1.2.0"))
        .isEqualTo(new Standing.Altered("def"));
    assertThat(asked("no JSON", "1.2.0")).isInstanceOf(Standing.Unknown.class);
    sayings.put(
        OWN, new Saying(401, "{\"title\":\"Unauthorized\",\"detail\":\"a token is needed\"}"));
    link.turn();
    assertThat(link.standing())
        .isEqualTo(new Standing.Unknown("it answers 401: a token is needed"));
  }

  @Test
  void callsAreReportedOnceAndThoseOfAnOutageLater() {
    link.usage().called("GET /orders", "billing", 200);
    link.usage().called("GET /orders", "billing", 500);
    link.turn();
    assertThat(reports)
        .singleElement()
        .asString()
        .contains("\"calls\":2", "\"consumer\":\"billing\"");
    link.turn();
    assertThat(reports).hasSize(1);

    sayings.put("/api/usage", new Saying(503, "{\"title\":\"away\"}"));
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    sayings.put("/api/usage", new Saying(204, ""));
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    assertThat(reports.getLast()).contains("\"calls\":3");
    link.turn();
    assertThat(reports).hasSize(4);
  }

  @Test
  void aReportThatTheRegistryCannotReadDoesNotHoldUpTheNext() {
    sayings.put("/api/usage", new Saying(400, "{\"title\":\"Bad Request\"}"));
    link.usage().called("GET /orders", "x\u0000" + "y".repeat(300), 200);
    link.turn();
    assertThat(reports.getLast()).contains("\"x?yyy").doesNotContain("y".repeat(199));
    sayings.put("/api/usage", new Saying(204, ""));
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    assertThat(reports.getLast()).contains("billing").doesNotContain("x?");
  }

  @Test
  void whatIsCountedWhenTheServiceStopsIsReportedThen() {
    link.usage().called("GET /orders", "billing", 200);
    link.close();
    assertThat(reports).singleElement().asString().contains("\"calls\":1");
  }

  @Test
  @Timeout(60)
  void aRegistryThatStallsInAnAnswerHoldsUpNoReport() {
    sayings.put(OWN, new Saying(200, "{", false));
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    assertThat(link.standing())
        .isInstanceOfSatisfying(
            Standing.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("no whole answer within 2000 ms"));
    assertThat(reports).hasSize(1);
  }

  @Test
  void aRegistryThatIsAwayIsNoFault() {
    server.stop(0);
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    assertThat(link.standing())
        .isInstanceOfSatisfying(
            Standing.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("does not answer"));
  }
}
