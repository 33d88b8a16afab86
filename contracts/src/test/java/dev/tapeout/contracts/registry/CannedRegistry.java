package dev.tapeout.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry that really listens, and says what it was told to say. */
public final class CannedRegistry implements AutoCloseable {
  private record Answer(int status, String body, String... headers) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private volatile Answer otherwise = new Answer(404, "{\"detail\":\"nothing here\"}");
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public CannedRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(
        (request + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8)).strip());
    Answer answer = answers.getOrDefault(request, otherwise);
    tokens.add(
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
    for (int i = 0; i < answer.headers().length; i += 2) {
      exchange.getResponseHeaders().set(answer.headers()[i], answer.headers()[i + 1]);
    }
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on it answers so to {@code GET /path}, and the like. */
  public void says(String request, int status, String body, String... headers) {
    answers.put(request, new Answer(status, body, headers));
  }

  /** From now on it answers so to all that it was told nothing of. */
  public void saysToAll(int status, String body, String... headers) {
    otherwise = new Answer(status, body, headers);
  }

  /** Each request, with its body. */
  public List<String> asked() {
    return asked;
  }

  /** Who asked, of each request: its {@code Authorization}, or nothing. */
  public List<String> tokens() {
    return tokens;
  }

  /** It answers no longer. */
  @Override
  public void close() {
    server.stop(0);
  }
}
