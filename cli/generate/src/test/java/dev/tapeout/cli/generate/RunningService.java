package dev.tapeout.cli.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A generated service in a process of its own. */
record RunningService(Process process, URI address) implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Starts it and waits until it says where it listens. */
  static RunningService start(Path jar, Map<String, String> environment) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return start(List.of(java, "-jar", jar.toString()), jar.resolveSibling(""), environment);
  }

  /** As above, by a command of its own. */
  static RunningService start(List<String> command, Path folder, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("TAPEOUT_HOST", "127.0.0.1");
    builder.environment().put("TAPEOUT_PORT", "0");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      int at = line.indexOf(" listens at ");
      if (at >= 0) {
        Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}));
        rest.setDaemon(true);
        rest.start();
        return new RunningService(
            process, URI.create(line.substring(at + " listens at ".length())));
      }
    }
    throw new IOException("the service ended before it listened:\n" + said);
  }

  HttpResponse<String> ask(String method, String target, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + target))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
