package dev.tapeout.runtime.server;

import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What a service does, whichever server it runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerConformance
    implements RequestConformance,
        BodyConformance,
        AccessConformance,
        StreamConformance,
        ServiceConformance {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Server server;

  @BeforeAll
  void start() throws IOException {
    server = start(Shelf.service(), Settings.of(SETTINGS));
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public HttpClient client() {
    return client;
  }
}
