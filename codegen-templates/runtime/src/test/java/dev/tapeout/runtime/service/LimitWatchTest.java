package dev.tapeout.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.config.SettingsException;
import dev.tapeout.runtime.operation.Drift;
import dev.tapeout.runtime.operation.Flow;
import dev.tapeout.runtime.operation.Limit;
import dev.tapeout.runtime.server.JdkServer;
import dev.tapeout.runtime.server.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits of a service that runs, changed from outside. */
class LimitWatchTest {
  private static final Limit ONE =
      new Limit(1e-6, 1, Duration.ofHours(1), 12, 100, new Limit.Key.Operation());

  @TempDir Path folder;

  private final Service service =
      Shelf.service(
          new Route(
              Shelf.operation("op", "GET", "/op")
                  .noParameters()
                  .flow(new Flow(ONE, 1, Drift.OFF))
                  .build(),
              Shelf.echo()));

  private Server start(Path limits) throws Exception {
    Map<String, String> settings =
        Map.of(
            "TAPEOUT_HOST", "127.0.0.1",
            "TAPEOUT_PORT", "0",
            "TAPEOUT_LIMITS", limits.toString());
    return JdkServer.start(service, Settings.of(settings));
  }

  @Test
  @Timeout(60)
  void aChangedFileIsInForceSoonAndWhatIsSpentStaysSpent() throws Exception {
    Path file = Files.writeString(folder.resolve("limits.properties"), "op.burst=2");
    try (Server server = start(file);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/op")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(429);

      Files.writeString(file, "op.burst=nothing");
      Path next = Files.writeString(folder.resolve("next"), "op.burst=4");
      Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      int admitted = 0;
      while (admitted == 0) {
        admitted = client.send(request, BodyHandlers.ofString()).statusCode() == 200 ? 1 : 0;
      }
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(429);

      assertThat(server.reload("op", new Limit(1e-6, 5, ONE.window(), 12, 100, ONE.key())))
          .isTrue();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void aFileThatSaysWhatItCannotKeepsTheServiceFromStarting() throws Exception {
    Path file = Files.writeString(folder.resolve("limits.properties"), "op.rate=0");
    assertThatThrownBy(() -> start(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("op: limit: rate is 0.0");
    assertThatThrownBy(() -> start(folder.resolve("none")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cannot be read");
  }
}
