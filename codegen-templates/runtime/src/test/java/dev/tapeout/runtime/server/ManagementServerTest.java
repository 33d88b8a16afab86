package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.config.Management;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.config.SettingsException;
import dev.tapeout.runtime.host.Cgroup;
import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.memory.Memory;
import dev.tapeout.runtime.scheduling.Scheduling;
import dev.tapeout.runtime.scheduling.Workers;
import dev.tapeout.runtime.tracing.Telemetry;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final Memory MEMORY = Memory.keep(Cgroup.of(Kernel.here()));
  private static final Scheduling SCHEDULING = Scheduling.keep(false);

  @AfterAll
  static void close() {
    MEMORY.close();
  }

  static HttpResponse<byte[]> get(
      ManagementServer server, String path, String token, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  @Test
  void probesAreForAnybodyAndAllElseForWhoKnowsTheToken() throws Exception {
    AtomicBoolean ready = new AtomicBoolean(true);
    Management settings = new Management("127.0.0.1", 0, TOKEN, false, null);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), ready::get, MEMORY, SCHEDULING)) {
      assertThat(get(server, "/readyz", null).statusCode()).isEqualTo(200);
      ready.set(false);
      assertThat(get(server, "/readyz", null).statusCode()).isEqualTo(503);
      assertThat(get(server, "/livez", null).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> unknown = get(server, "/metrics", null);
      assertThat(unknown.statusCode()).isEqualTo(401);
      assertThat(unknown.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(get(server, "/startedz", null).statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics", TOKEN + "x").statusCode()).isEqualTo(401);
      assertThat(new String(get(server, "/metrics", TOKEN).body()))
          .contains("tapeout_scheduler_parallelism ", "jvm_memory_heap_used_bytes ");
      assertThat(new String(get(server, "/debug/sched", TOKEN).body())).startsWith("SCHED ");
      assertThat(get(server, "/debug/pprof/goroutine", TOKEN).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whoAsksForTheHeadIsToldWhatTheBodyWouldBe() throws Exception {
    Management settings = new Management("127.0.0.1", 0, null, true, null);
    try (ManagementServer server =
            ManagementServer.start(
                settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/livez", "/readyz", "/startedz", "/metrics", "/debug/log")) {
        HttpResponse<byte[]> head =
            client.send(
                HttpRequest.newBuilder(server.address().resolve(path)).HEAD().build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).as(path).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
      }
      HttpResponse<Void> profile =
          client.send(
              HttpRequest.newBuilder(server.address().resolve("/debug/pprof/heap")).HEAD().build(),
              HttpResponse.BodyHandlers.discarding());
      assertThat(profile.statusCode()).isEqualTo(405);
      assertThat(profile.headers().firstValue("Allow")).hasValue("GET, DELETE");
    }
  }

  @Test
  void measuresOfTheProcessAreWrittenAsThoseOfTheService() throws Exception {
    Management settings = new Management("127.0.0.1", 0, null, false, null);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      HttpResponse<byte[]> answer = get(server, "/metrics", null);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(Telemetry.METRICS_TYPE);
      List<String> lines = new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
      for (String gauge :
          List.of(
              "tapeout_scheduler_parallelism",
              "tapeout_scheduler_carriers",
              "tapeout_scheduler_mounted",
              "tapeout_scheduler_queued",
              "tapeout_scheduler_held",
              "jvm_memory_heap_used_bytes",
              "jvm_memory_heap_committed_bytes",
              "jvm_memory_heap_max_bytes",
              "jvm_memory_heap_live_bytes",
              "jvm_memory_heap_soft_bytes",
              "jvm_threads_platform")) {
        assertThat(lines).contains("# TYPE " + gauge + " gauge");
        assertThat(lines).anyMatch(line -> line.startsWith(gauge + " "));
      }
      for (String counter : List.of("jvm_gc_collections_total", "jvm_gc_seconds_total")) {
        assertThat(lines).contains("# TYPE " + counter + " counter");
        assertThat(lines).anyMatch(line -> line.startsWith(counter + "{collector=\""));
      }
      assertThat(lines)
          .contains("# HELP jvm_gc_seconds_total Time that the collection of garbage took.");
      assertThat(get(server, "/debug/sched", null).headers().firstValue("Content-Type"))
          .hasValue("text/plain; charset=utf-8");
    }
  }

  @Test
  void aPauseOfTheCollectorIsCountedOnceSomebodyReads() throws Exception {
    Management settings = new Management("127.0.0.1", 0, null, false, null);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      String line;
      do { // the recorder starts after the first reading, and tells once a second
        System.gc();
        String text = new String(get(server, "/metrics", null).body(), StandardCharsets.UTF_8);
        line =
            text.lines()
                .filter(l -> l.startsWith("jvm_gc_pause_seconds_count "))
                .findFirst()
                .orElse("");
      } while (line.isEmpty());
      assertThat(Long.parseLong(line.substring(line.indexOf(' ') + 1))).isPositive();
    }
  }

  @Test
  void poolsOfWorkersAreMeasuredByTheirNames() throws Exception {
    Management settings = new Management("127.0.0.1", 0, null, false, null);
    try (Workers workers = new Workers("model", 3);
        ManagementServer server =
            ManagementServer.start(
                settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      workers.call(() -> "");
      assertThat(new String(get(server, "/debug/sched", null).body()))
          .matches(
              "SCHED \\d+ms: processors=\\d+ parallelism=\\d+ carriers=\\d+ mounted=\\d+"
                  + " queued=\\d+ held=0 governor=off: TAPEOUT_GOVERNOR=off\n"
                  + "(?s:.*)WORKERS model: threads=3 busy=[01] waiting=0 done=1 refused=0\n(?s:.*)");
      String metrics = new String(get(server, "/metrics", null).body());
      assertThat(metrics)
          .contains("tapeout_workers_threads{pool=\"model\"} 3")
          .contains("tapeout_workers_done_total{pool=\"model\"} 1")
          .contains("tapeout_workers_waited_seconds_total{pool=\"model\"} ");
    }
  }

  @Test
  void aPageElsewhereIsToldNothingButWhetherTheServiceLives() throws Exception {
    Management settings = new Management("127.0.0.1", 0, null, true, null);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      for (String[] page :
          new String[][] {
            {"Origin", "https://page.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
          }) {
        HttpResponse<byte[]> answer = get(server, "/debug/pprof/heap", null, page);
        assertThat(answer.statusCode()).as(page[1]).isEqualTo(403);
        assertThat(new String(answer.body())).contains("TAPEOUT_MANAGEMENT_TOKEN");
        assertThat(get(server, "/livez", null, page).statusCode()).isEqualTo(200);
      }
      for (String site : List.of("none", "same-origin")) {
        assertThat(get(server, "/debug/sched", null, "Sec-Fetch-Site", site).statusCode())
            .isEqualTo(200);
      }
      try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
        String renamed =
            "GET /debug/sched HTTP/1.1\r\nHost: page.example\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(renamed.getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .startsWith("HTTP/1.1 403 ");
      }
    }
  }

  @Test
  void whoSendsTheTokenMayComeFromAPage() throws Exception {
    Management settings = new Management("127.0.0.1", 0, TOKEN, false, null);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      assertThat(get(server, "/debug/sched", TOKEN, "Origin", "https://ops.example").statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> put(ManagementServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .PUT(HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void theLevelOfALoggerIsChangedForAWhile() throws Exception {
    Management settings = new Management("127.0.0.1", 0, null, false, null);
    String name = "test.management.port";
    java.util.logging.Logger logger = java.util.logging.Logger.getLogger(name);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      String path = "/debug/log?logger=" + name + "&level=";
      assertThat(put(server, path + "debug").body()).contains(name + " DEBUG until ");
      assertThat(logger.getLevel()).isEqualTo(java.util.logging.Level.FINE);
      assertThat(new String(get(server, "/debug/log", null).body()))
          .contains("root ", name + " DEBUG until ");
      assertThat(put(server, path + "reset").statusCode()).isEqualTo(200);
      assertThat(logger.getLevel()).isNull();
      assertThat(put(server, path + "reset").statusCode()).isEqualTo(404);
      for (String unclear :
          List.of(
              path,
              path + "loud",
              path + "debug&minutes=0",
              path + "debug&minute=1",
              "/debug/log?level=off",
              "/debug/log?level=off&logger=a%20b")) {
        assertThat(put(server, unclear).statusCode()).as(unclear).isEqualTo(400);
      }
      assertThat(put(server, path + "off", "Origin", "https://page.example").statusCode())
          .isEqualTo(403);
      HttpResponse<String> elsewhere = put(server, "/debug/config");
      assertThat(elsewhere.statusCode()).isEqualTo(405);
      assertThat(elsewhere.headers().firstValue("Allow")).hasValue("GET, HEAD");
      assertThat(logger.getLevel()).isNull();
    }
    Management guarded = new Management("127.0.0.1", 0, TOKEN, false, null);
    try (ManagementServer server =
        ManagementServer.start(guarded, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      String path = "/debug/log?level=off&logger=" + name;
      assertThat(put(server, path).statusCode()).isEqualTo(401);
      assertThat(put(server, path, "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    }
    assertThat(logger.getLevel()).isNull();
  }

  @Test
  void whatTheServiceRunsOnAndWithIsToldWithoutItsSecrets() throws Exception {
    Settings settings =
        Settings.of(
            Map.of("TAPEOUT_MANAGEMENT_TOKEN", TOKEN, "OTEL_SERVICE_NAME", "a\nTAPEOUT_PORT = 1"));
    Management port = new Management("127.0.0.1", 0, TOKEN, false, null);
    try (ManagementServer server =
        ManagementServer.start(port, settings, () -> true, MEMORY, SCHEDULING)) {
      String text = new String(get(server, "/debug/config", TOKEN).body());
      assertThat(text)
          .contains("TAPEOUT_PORT = 8080  # default\n")
          .contains("TAPEOUT_MANAGEMENT_TOKEN = ***  # program\n")
          .contains("OTEL_SERVICE_NAME = a TAPEOUT_PORT = 1  # program\n")
          .doesNotContain(TOKEN);
      assertThat(
              JsonTree.read(get(server, "/debug/config?format=json", TOKEN).body())
                  .path("settings")
                  .path(0)
                  .path("name")
                  .asString())
          .isEqualTo("TAPEOUT_HOST");
      assertThat(new String(get(server, "/debug/doctor", TOKEN).body()))
          .contains(": ", "collector: ", "quota: ");
      assertThat(
              JsonTree.read(get(server, "/debug/doctor?format=json", TOKEN).body())
                  .path(0)
                  .path("grade")
                  .asString())
          .isIn("fine", "note", "warning");
      assertThat(get(server, "/debug/doctor?format=xml", TOKEN).statusCode()).isEqualTo(400);
      assertThat(get(server, "/debug/config", null).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void probesAreAnsweredWhileOthersSendHalfRequests() throws Exception {
    Management settings = new Management("127.0.0.1", 0, TOKEN, false, null);
    List<Socket> halves = new ArrayList<>();
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      for (String half :
          List.of(
              "GET /livez HTTP/1.1\r\nHo",
              "GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")) {
        for (int i = 0; i < 3 * Seats.WAITING; i++) {
          Socket socket = new Socket("127.0.0.1", server.address().getPort());
          halves.add(socket);
          socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        }
        for (String probe : List.of("/livez", "/readyz", "/startedz", "/livez")) {
          assertThat(get(server, probe, null).statusCode()).isEqualTo(200);
        }
      }
      assertThat(halves.getFirst().getInputStream().read()).isNegative(); // the oldest is given up
    } finally {
      for (Socket socket : halves) {
        socket.close();
      }
    }
  }

  @Test
  void theNameOfTheSchemeMayBeWrittenInSmallLetters() throws Exception {
    Management settings = new Management("127.0.0.1", 0, TOKEN, false, null);
    try (ManagementServer server =
        ManagementServer.start(settings, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ")) {
        assertThat(get(server, "/debug/sched", null, "authorization", scheme + TOKEN).statusCode())
            .isEqualTo(200);
      }
      for (String none : List.of(TOKEN, "Bearer", "Bearer" + TOKEN, "Basic " + TOKEN)) {
        assertThat(get(server, "/debug/sched", null, "Authorization", none).statusCode())
            .isEqualTo(401);
      }
    }
  }

  @Test
  void aPortThatOtherMachinesReachNeedsAToken() {
    Map<String, String> open =
        Map.of("TAPEOUT_MANAGEMENT_PORT", "9090", "TAPEOUT_MANAGEMENT_HOST", "0.0.0.0");
    assertThatThrownBy(() -> Settings.of(open))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("TAPEOUT_MANAGEMENT_TOKEN");
    assertThat(Settings.of(Map.of()).management()).isNull();
  }
}
