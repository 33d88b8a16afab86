package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.service.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A server that is held to the suite, and the ways to ask it. */
interface UnderTest {
  Map<String, String> SETTINGS =
      Map.of(
          "TAPEOUT_HOST", "127.0.0.1",
          "TAPEOUT_PORT", "0",
          "TAPEOUT_MAX_BODY", "1000",
          "TAPEOUT_SHUTDOWN", "1s");

  /** Another one of its kind. */
  Server start(Service service, Settings settings) throws IOException;

  Server server();

  HttpClient client();

  default HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server().address() + path))
        .timeout(Duration.ofSeconds(20));
  }

  default HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client().send(request.build(), BodyHandlers.ofString());
  }

  default HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /** What comes back for bytes that no client library would send. */
  default String raw(String bytes) throws IOException {
    return raw(server(), bytes);
  }

  static String raw(Server server, String bytes) throws IOException {
    URI address = server.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) { // reset: refused in the bluntest way
      return "";
    }
  }
}
