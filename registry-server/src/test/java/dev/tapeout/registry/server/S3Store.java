package dev.tapeout.registry.server;

import dev.tapeout.registry.lifecycle.BucketSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store of others that speaks S3, in a process of its own. */
final class S3Store implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("Started ServerConnector.*:([0-9]+)\\}");

  private final Process process;
  private final URI address;

  S3Store() throws IOException {
    String jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(p -> Path.of(p).getFileName().toString().startsWith("s3mock-"))
            .findFirst()
            .orElseThrow();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--com.adobe.testing.s3mock.httpPort=0",
                "--com.adobe.testing.s3mock.domain.initialBuckets=contracts")
            .redirectErrorStream(true)
            .start();
    String port = "";
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      port = listens.find() ? listens.group(1) : port;
      if (line.contains("Started S3MockApplication")) {
        break;
      }
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(line -> {})); // or it would wait
    address = URI.create("http://127.0.0.1:" + port);
  }

  BucketSettings bucket(String name) {
    return BucketSettings.of(
        "s3://" + name,
        address,
        Map.of("AWS_ACCESS_KEY_ID", "someone", "AWS_SECRET_ACCESS_KEY", "secret"));
  }

  /** The status of a plain request. */
  int send(String method, String path, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address.resolve(path))
                  .method(
                      method,
                      body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
