package dev.tapeout.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RegistryLinkTest {
  private static final Pattern CONSUMER = Pattern.compile("\"consumer\":\"([^\"]*)\"");
  private static final Logger LOG = Logger.getLogger("dev.tapeout.runtime.registry");
  private static final String OWN = "/api/contracts/orders/api/versions/1.2.0";

  /**
   * @param whole false where the answer stops in the middle and the connection stays open
   */
  private record Saying(int status, String body, boolean whole) {
    Saying(int status, String body) {
      this(status, body, true);
    }
  }

  private final class Lines extends Handler {
    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private final Map<String, Saying> sayings = new ConcurrentHashMap<>();
  private final Semaphore end = new Semaphore(0);
  private final Semaphore stalled = new Semaphore(0);
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler log = new Lines();
  private volatile String refused = "nobody";
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
          String asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (path.equals("/api/usage")) {
            reports.add(asked);
          }
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .isEqualTo("Bearer secret");
          Saying saying = sayings.getOrDefault(path, new Saying(404, "{\"title\":\"none\"}"));
          if (asked.contains("\"consumer\":\"" + refused + '"')) {
            saying = new Saying(422, "{\"title\":\"no such consumer\"}");
          } else if (path.equals("/api/usage") && saying.status() == 204) {
            CONSUMER.matcher(asked).results().forEach(name -> taken.add(name.group(1)));
          }
          byte[] body = saying.body().getBytes(StandardCharsets.UTF_8);
          int length = saying.whole() ? body.length : body.length + 100;
          exchange.sendResponseHeaders(saying.status(), length == 0 ? -1 : length);
          exchange.getResponseBody().write(body);
          exchange.getResponseBody().flush();
          if (!saying.whole()) {
            stalled.release();
            end.acquireUninterruptibly();
          }
          exchange.close();
        });
    server.setExecutor(threads);
    server.start();
    LOG.addHandler(log);
    link = link("secret", Duration.ofSeconds(2));
    sayings.put("/api/usage", new Saying(204, ""));
  }

  private RegistryLink link(String token, Duration patience) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Reporting reporting = new Reporting(address, token, "orders/api", Duration.ofMinutes(1));
    return new RegistryLink(reporting, "orders/orders", "1.2.0", "abc", patience);
  }

  @AfterEach
  void stop() {
    link.close();
    end.release(100);
    server.stop(0);
    threads.close();
    LOG.removeHandler(log);
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
  void onlyTheCountThatTheRegistryRefusesIsDroppedAndALineNamesIt() {
    refused = "c";
    for (String consumer : List.of("a", "b", "c", "d", "e")) {
      link.usage().called("GET /orders", consumer, 200);
    }
    link.turn();
    assertThat(taken).containsExactlyInAnyOrder("a", "b", "d", "e");
    assertThat(lines)
        .contains(
            "the registry refuses the count of GET /orders by c, so that 1 call is lost:"
                + " it answers 422: no such consumer");
    link.usage().called("GET /orders", "a", 200);
    link.turn();
    assertThat(taken).hasSize(5).endsWith("a");
    assertThat(reports.getLast()).contains("\"calls\":1").doesNotContain("\"c\"");
  }

  @Test
  void aRegistryThatRefusesAllIsAskedABoundedNumberOfTimesAndTheRestIsKept() {
    sayings.put("/api/usage", new Saying(400, "{\"title\":\"Bad Request\"}"));
    for (int i = 0; i < 500; i++) {
      link.usage().called("GET /orders", "consumer-" + i, 200);
    }
    link.turn();
    assertThat(reports).hasSize(64);
    long dropped = lines.stream().filter(line -> line.contains("is lost")).count();
    sayings.put("/api/usage", new Saying(204, ""));
    link.turn();
    assertThat(taken).hasSize(500 - (int) dropped).doesNotHaveDuplicates();
  }

  @Test
  void whatTheRegistryRefusesOfTheReportAsAWholeIsReportedLater() {
    sayings.put("/api/usage", new Saying(415, ""));
    link.usage().called("GET /orders", "billing", 200);
    link.turn();
    sayings.put("/api/usage", new Saying(204, ""));
    link.turn();
    assertThat(taken).containsExactly("billing");
  }

  @Test
  void aNameThatACredentialGaveIsMadePrintable() {
    link.usage().called("GET /orders", "x\u0000" + "y".repeat(300), 200);
    link.turn();
    assertThat(reports.getLast()).contains("\"x?yyy").doesNotContain("y".repeat(199));
  }

  @Test
  void whatIsCountedWhenTheServiceStopsIsReportedThen() {
    link.usage().called("GET /orders", "billing", 200);
    link.close();
    assertThat(reports).singleElement().asString().contains("\"calls\":1");
  }

  @Test
  @Timeout(60)
  void aQuestionThatIsUnderWayDoesNotHoldUpTheLastReport() {
    sayings.put(OWN, new Saying(200, "{", false));
    RegistryLink patient = link("secret", Duration.ofMinutes(10));
    patient.begin(Duration.ofMinutes(1));
    stalled.acquireUninterruptibly();
    patient.usage().called("GET /orders", "billing", 200);
    patient.close();
    assertThat(taken).containsExactly("billing");
    assertThat(lines).isEmpty();
  }

  @Test
  @Timeout(60)
  void aStopWhileTheRegistryStallsEndsAndSaysWhatIsLost() {
    sayings.put("/api/usage", new Saying(200, "{", false));
    link.usage().called("GET /orders", "billing", 200);
    link.usage().called("GET /orders", "billing", 200);
    link.close();
    assertThat(lines)
        .last()
        .isEqualTo("the service stops, and the registry has not confirmed 2 calls");
  }

  @Test
  void aLastReportThatCannotBeMadeDoesNotKeepTheServiceFromStopping() {
    RegistryLink broken = link("no\nheader", Duration.ofSeconds(2));
    broken.usage().called("GET /orders", "billing", 200);
    assertThatCode(broken::close).doesNotThrowAnyException();
    assertThat(lines).last().asString().contains("has not confirmed 1 call");
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
