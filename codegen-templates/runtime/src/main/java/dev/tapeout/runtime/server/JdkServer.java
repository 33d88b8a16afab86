package dev.tapeout.runtime.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.operation.Limit;
import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Header;
import dev.tapeout.runtime.service.Headers;
import dev.tapeout.runtime.service.Pipeline;
import dev.tapeout.runtime.service.Request;
import dev.tapeout.runtime.service.Service;
import dev.tapeout.runtime.service.Streaming;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's server: starts in no time and needs no library, which suits tests. It has no bounds for
 * slow connections of its own; nothing that faces the world should run on it.
 */
public final class JdkServer implements Server {
  private static final Long EMPTY = 0L;
  private static final int LEAST_REFUSAL = 400;
  private static final long NO_BODY = -1;
  private static final long UNKNOWN = 0;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Pipeline pipeline;
  private final Settings settings;

  private JdkServer(HttpServer server, Pipeline pipeline, Settings settings) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.pipeline = pipeline;
    this.settings = settings;
  }

  /**
   * Starts to listen.
   *
   * @throws IOException if the port is taken
   */
  public static Server start(Service service, Settings settings) throws IOException {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    HttpServer listener = HttpServer.create(address, 0); // fails where the port is taken
    JdkServer server = new JdkServer(listener, new Pipeline(service, settings), settings);
    server.server.setExecutor(server.threads);
    server.server.createContext("/", server::handle);
    server.server.start();
    return server;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer = pipeline.answer(new Exchange(exchange, settings));
    for (Header header : answer.headers()) {
      exchange.getResponseHeaders().add(header.name(), header.value());
    }
    if (answer.stream() == null) {
      send(exchange, answer);
    } else {
      stream(exchange, answer, answer.stream());
    }
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      int length = answer.body().length;
      if (head && length > 0) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
      }
      exchange.sendResponseHeaders(answer.status(), head || length == 0 ? NO_BODY : length);
      if (!head && length > 0) {
        OutputStream out = exchange.getResponseBody();
        out.write(answer.body());
        end(exchange, answer, out);
      }
    }
  }

  /**
   * Ends what was sent. The JDK then reads some of what is left of the request, and would wait for
   * it for ever: an interrupt closes the connection.
   */
  private void end(HttpExchange exchange, Answer answer, OutputStream out) throws IOException {
    out.flush();
    Future<?> patience =
        ForkJoinPool.commonPool()
            .schedule(
                Thread.currentThread()::interrupt,
                settings.requestTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
    try (out) {
      if (answer.status() >= LEAST_REFUSAL) { // it may have left all of the body
        Leftovers.read(exchange.getRequestBody(), settings, () -> {});
      }
    } finally {
      patience.cancel(false);
    }
  }

  /** Where it breaks off nothing is closed in good order: the server then closes the connection. */
  private void stream(HttpExchange exchange, Answer answer, Streaming stream) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? NO_BODY : UNKNOWN);
    if (!head) {
      OutputStream out = exchange.getResponseBody();
      stream.writeTo(out);
      end(exchange, answer, out);
    }
    exchange.close();
  }

  @Override
  public boolean reload(String operation, Limit limit) {
    return pipeline.reload(operation, limit);
  }

  @Override
  public URI address() {
    InetSocketAddress address = server.getAddress();
    return new ListenAddress(address.getHostString(), address.getPort()).uri();
  }

  @Override
  public void close() {
    pipeline.drain();
    threads.shutdown();
    try {
      threads.awaitTermination(settings.shutdown().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Its own patience sometimes waits for nothing at all.
    server.stop(0);
    pipeline.close();
  }

  private record Exchange(HttpExchange exchange, Settings settings) implements Request, Headers {
    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String path() {
      String path = exchange.getRequestURI().getRawPath();
      return path == null ? "" : path;
    }

    @Override
    public @Nullable String query() {
      return exchange.getRequestURI().getRawQuery();
    }

    @Override
    public Headers headers() {
      return this;
    }

    @Override
    public @Nullable String first(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public List<String> all(String name) {
      List<String> values = exchange.getRequestHeaders().get(name);
      return values == null ? List.of() : values;
    }

    @Override
    public byte[] body(int most) throws IOException {
      String length = first("Content-Length");
      boolean chunked = "chunked".equals(lower(first("Transfer-Encoding")));
      Long bytes = length == null || chunked ? (chunked ? null : EMPTY) : parse(length);
      return BodyReader.read(exchange::getRequestBody, bytes, most, settings.requestTimeout());
    }

    private static Long parse(String length) throws IOException {
      try {
        return Long.valueOf(length);
      } catch (NumberFormatException e) {
        throw new IOException("Content-Length is no number", e);
      }
    }

    private static @Nullable String lower(@Nullable String text) {
      return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
  }
}
