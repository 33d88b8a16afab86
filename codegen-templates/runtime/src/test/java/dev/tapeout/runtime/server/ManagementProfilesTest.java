package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.config.Management;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.host.Cgroup;
import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.memory.Memory;
import dev.tapeout.runtime.scheduling.Scheduling;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementProfilesTest {
  private static final Memory MEMORY = Memory.keep(Cgroup.of(Kernel.here()));
  private static final Scheduling SCHEDULING = Scheduling.keep(false);
  private static final Management SETTINGS = new Management("127.0.0.1", 0, null, true, null);

  @AfterAll
  static void close() {
    MEMORY.close();
  }

  @Test
  void profilesAreGivenWhereTheyAreSwitchedOn() throws Exception {
    try (ManagementServer server =
        ManagementServer.start(SETTINGS, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      byte[] profile = ManagementServerTest.get(server, "/debug/pprof/goroutine", null).body();
      assertThat(profile).startsWith(0x1f, 0x8b);
      for (String path : List.of("profile?seconds=1", "allocs?seconds=1", "heap")) {
        HttpResponse<byte[]> answer =
            ManagementServerTest.get(server, "/debug/pprof/" + path, null);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).as(path).startsWith(0x1f, 0x8b);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pprof/profile?seconds=0",
        "pprof/profile?seconds=x",
        "pprof/profile?seconds=1000",
        "pprof/profile?seconds=301",
        "pprof/allocs?seconds=",
        "pprof/allocs?seconds=1.5",
        "pprof/profile?second=1",
        "pprof/profile?seconds=1&seconds=2",
        "pprof/heap?seconds=1",
        "pprof/goroutine?seconds=1",
        "flame?seconds=x",
        "flame?seconds=1&kind=heap",
        "flame?show=1&seconds=1",
        "flame?before=1",
      })
  void whatIsAskedForInWordsThatMeanNothingIsRefusedAndNotGuessed(String path) throws Exception {
    try (ManagementServer server =
        ManagementServer.start(SETTINGS, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      assertThat(ManagementServerTest.get(server, "/debug/" + path, null).statusCode())
          .isEqualTo(400);
    }
  }

  private static HttpResponse<String> delete(ManagementServer server, String path)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(server.address().resolve(path)).DELETE().build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aProfileThatNobodyWaitsForIsEndedOnDemand() throws Exception {
    try (ManagementServer server =
        ManagementServer.start(SETTINGS, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      String path = "/debug/pprof/profile";
      assertThat(delete(server, path).statusCode()).isEqualTo(404);
      try (Socket gone = new Socket("127.0.0.1", server.address().getPort())) {
        ask(gone, path + "?seconds=300");
      }
      HttpResponse<String> ended;
      do {
        ended = delete(server, path);
      } while (ended.statusCode() == 404); // it has not begun
      assertThat(ended.statusCode()).isEqualTo(200);
      HttpResponse<byte[]> next;
      do {
        next = ManagementServerTest.get(server, "/debug/pprof/goroutine", null);
      } while (next.statusCode() == 503); // the other is being cleared away
      assertThat(next.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoWaitsForAProfileIsToldThatTheServiceStops() throws Exception {
    ManagementServer server =
        ManagementServer.start(SETTINGS, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING);
    try (Socket caller = new Socket("127.0.0.1", server.address().getPort())) {
      ask(caller, "/debug/pprof/profile?seconds=300");
      HttpResponse<byte[]> other;
      do {
        other = ManagementServerTest.get(server, "/debug/pprof/goroutine", null);
      } while (other.statusCode() != 503);
      assertThat(new String(other.body())).contains("DELETE");
      server.close();
      assertThat(new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 503 ")
          .contains("about to stop");
    } finally {
      server.close();
    }
  }

  private static void ask(Socket socket, String path) throws Exception {
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void captureIsShownAgainByItsNumber() throws Exception {
    try (ManagementServer server =
        ManagementServer.start(SETTINGS, Settings.of(Map.of()), () -> true, MEMORY, SCHEDULING)) {
      HttpResponse<byte[]> page = ManagementServerTest.get(server, "/debug/flame?seconds=1", null);
      assertThat(new String(page.body())).contains("CPU for 1s, capture 1");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'")
          .doesNotContain("unsafe");
      assertThat(
              new String(
                  ManagementServerTest.get(server, "/debug/flame?show=1&before=1", null).body()))
          .contains("Capture 1 against 1");
      assertThat(
              new String(
                  ManagementServerTest.get(server, "/debug/flame?before=1&show=1", null).body()))
          .contains("Capture 1 against 1");
      assertThat(ManagementServerTest.get(server, "/debug/flame?show=2", null).statusCode())
          .isEqualTo(404);
      assertThat(
              new String(
                  ManagementServerTest.get(server, "/debug/flame?seconds=1&kind=allocs", null)
                      .body()))
          .contains("Allocations for 1s, capture 2", ",\"bytes\",");
      HttpResponse<byte[]> unlike =
          ManagementServerTest.get(server, "/debug/flame?show=2&before=1", null);
      assertThat(unlike.statusCode()).isEqualTo(400);
      assertThat(new String(unlike.body())).contains("the other bytes");
      assertThat(ManagementServerTest.get(server, "/debug/flame?show=x", null).statusCode())
          .isEqualTo(400);
    }
  }
}
