package dev.tapeout.runtime.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tapeout.runtime.config.Loopback;
import dev.tapeout.runtime.config.Management;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.config.SettingsException;
import dev.tapeout.runtime.memory.Memory;
import dev.tapeout.runtime.profiling.FlameGraph;
import dev.tapeout.runtime.profiling.Profiles;
import dev.tapeout.runtime.scheduling.Scheduling;
import dev.tapeout.runtime.tracing.Telemetry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Health, measures and profiles for those who run the service, at a port of their own. Probes are
 * answered to anybody who reaches it, all else to who knows the token.
 */
final class ManagementServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final Set<String> PROBES = Set.of("/livez", "/readyz", "/startedz");
  private static final Set<String> SECONDS = Set.of("seconds");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Pattern PORT = Pattern.compile(":\\d+$");
  private static final String LEVELS = "/debug/log";
  private static final String BEARER = "Bearer ";

  /** Connections that the system keeps until they are taken: room for a probe beside a flood. */
  private static final int BACKLOG = 1024;

  static {
    // Seconds for a whole request; the server has no other bound, and reads this once.
    if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
      System.setProperty("sun.net.httpserver.maxReqTime", "5");
    }
  }

  record Page(int status, String type, byte[] body) {
    static Page text(int status, String text) {
      return of(status, "text/plain; charset=utf-8", text);
    }

    static Page of(int status, String type, String text) {
      return new Page(status, type, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final HttpServer server;

  private final Seats seats = new Seats();
  private final Management settings;
  private final Settings service;
  private final BooleanSupplier ready;
  private final LogLevels levels = new LogLevels();
  private final Measures measures;
  private final Scheduling scheduling;
  private final FlamePages flames = new FlamePages();
  private final Captures captures = new Captures();

  private ManagementServer(
      HttpServer server,
      Management settings,
      Settings service,
      BooleanSupplier ready,
      Memory memory,
      Scheduling scheduling) {
    this.server = server;
    this.settings = settings;
    this.service = service;
    this.ready = ready;
    this.measures = new Measures(memory, scheduling);
    this.scheduling = scheduling;
  }

  /**
   * Starts to listen.
   *
   * @param service the settings that this port tells of
   * @throws SettingsException if the port is taken
   */
  static ManagementServer start(
      Management settings,
      Settings service,
      BooleanSupplier ready,
      Memory memory,
      Scheduling scheduling) {
    try {
      InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
      HttpServer listener = HttpServer.create(address, BACKLOG);
      ManagementServer server =
          new ManagementServer(listener, settings, service, ready, memory, scheduling);
      listener.setExecutor(server.seats);
      listener.createContext("/", server::handle);
      listener.start();
      return server;
    } catch (IOException e) {
      throw new ListenAddress(settings.host(), settings.port())
          .taken("TAPEOUT_MANAGEMENT_PORT", "TAPEOUT_MANAGEMENT_HOST");
    }
  }

  URI address() {
    return new ListenAddress(settings.host(), server.getAddress().getPort()).uri();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().close(); // nobody reads it, but without it a request is not whole
      if (!seats.work()) {
        throw new IOException("others want the place, and nothing is done yet");
      }
      Page page;
      try {
        page = page(exchange);
      } catch (Question.UnclearException e) {
        page = Page.text(400, e.getMessage() + "\n");
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.ERROR, "the management port failed at " + exchange.getRequestURI(), e);
        page = Page.text(500, "this could not be done; the log says why\n");
      } catch (InterruptedException e) {
        page = Page.text(503, "the service is about to stop\n");
      }
      seats.await();
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Content-Security-Policy", FlameGraph.POLICY);
      if (page.status() == 405) {
        exchange.getResponseHeaders().set("Allow", allowed(exchange));
      }
      if (page.status() == 401) { // RFC 9110, 15.5.2
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      send(exchange, page);
    }
  }

  /**
   * Of {@code HEAD} all but the body (RFC 9110, 9.3.2). What goes wrong must be thrown: only then
   * does the server forget the connection, which it keeps for ever where an exchange fails to
   * close.
   */
  private static void send(HttpExchange exchange, Page page) throws IOException {
    int length = page.body().length;
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
      exchange.sendResponseHeaders(page.status(), -1);
    } else {
      exchange.sendResponseHeaders(page.status(), length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(page.body());
      }
    }
  }

  private Page page(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (!List.of(allowed(exchange).split(", ")).contains(method)) {
      return Page.text(405, "only " + allowed(exchange) + "\n");
    }
    if (PROBES.contains(path)) {
      boolean fine = !path.equals("/readyz") || ready.getAsBoolean();
      return fine ? Page.text(200, "ok\n") : Page.text(503, "the service is about to stop\n");
    }
    Page refusal = refusal(exchange.getRequestHeaders());
    if (refusal != null) {
      return refusal;
    }
    String query = exchange.getRequestURI().getRawQuery();
    return switch (path) {
      case "/metrics" -> Page.of(200, Telemetry.METRICS_TYPE, measures.prometheus());
      case "/debug/sched" -> Page.text(200, scheduling.lines());
      case "/debug/doctor" -> Reports.doctor(new Question(query), service.maxConnections());
      case "/debug/config" -> Reports.config(new Question(query), service.shown());
      case LEVELS ->
          method.equals("PUT")
              ? levels.change(new Question(query))
              : levels.list(new Question(query));
      case "/debug/pprof/profile",
          "/debug/pprof/allocs",
          "/debug/pprof/goroutine",
          "/debug/pprof/heap",
          "/debug/flame" ->
          profile(path, query, method.equals("DELETE"));
      default ->
          Page.text(
              404,
              "there are /livez, /readyz, /startedz, /metrics,"
                  + " /debug/{sched,doctor,config,log,flame} and"
                  + " /debug/pprof/{profile,allocs,goroutine,heap}\n");
    };
  }

  /** A profile stops the service or takes its time, which nobody means who asks for no body. */
  private static String allowed(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return LEVELS.equals(path)
        ? "GET, HEAD, PUT"
        : path.startsWith("/debug/pprof/") || path.equals("/debug/flame")
            ? "GET, DELETE"
            : "GET, HEAD";
  }

  /** Null for whoever may know. */
  private @Nullable Page refusal(Headers headers) {
    String token = settings.token();
    if (token == null) {
      return isPageElsewhere(headers)
          ? Page.text(
              403,
              "a page of another site is told nothing; TAPEOUT_MANAGEMENT_TOKEN lets in whoever"
                  + " sends it as a bearer token\n")
          : null;
    }
    String given = headers.getFirst("Authorization");
    return given != null
            && given.regionMatches(true, 0, BEARER, 0, BEARER.length()) // RFC 9110, 11.1
            && MessageDigest.isEqual(
                given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8))
        ? null
        : Page.text(401, "TAPEOUT_MANAGEMENT_TOKEN is wanted as a bearer token\n");
  }

  /**
   * Whether a browser asks for a page that somebody else wrote: by a picture or a script in it, or
   * by a name of that page's own that leads here.
   */
  private static boolean isPageElsewhere(Headers headers) {
    String host = headers.getFirst("Host");
    String site = headers.getFirst("Sec-Fetch-Site");
    return host == null
        || !Loopback.is(PORT.matcher(host).replaceFirst(""))
        || headers.containsKey("Origin")
        || site != null && !OWN_SITE.contains(site);
  }

  private Page profile(String path, @Nullable String query, boolean end) throws IOException {
    if (!settings.profiling()) {
      return Page.text(404, "profiles are off; TAPEOUT_PROFILING=on gives them\n");
    }
    if (end) {
      return captures.end()
          ? Page.text(200, "the profile under way is ended\n")
          : Page.text(404, "no profile is being made\n");
    }
    Question asked = new Question(query);
    if (path.equals("/debug/flame") && (asked.has("show") || asked.has("before"))) {
      return flames.kept(asked);
    }
    return captures.take(() ->
        switch (path) {
          case "/debug/flame" -> flames.capture(asked, settings.asyncProfiler());
          case "/debug/pprof/profile" ->
              pprof(Profiles.cpu(asked.only(SECONDS).seconds(), settings.asyncProfiler()));
          case "/debug/pprof/allocs" -> pprof(Profiles.allocations(asked.only(SECONDS).seconds()));
          default -> {
            asked.only(Set.of()); // they are of this moment
            yield pprof(path.endsWith("/heap") ? Profiles.heap() : Profiles.threads());
          }
        });
  }

  private static Page pprof(byte[] profile) {
    return new Page(200, "application/octet-stream", profile);
  }

  @Override
  public void close() {
    server.stop(captures.end() ? 1 : 0); // whoever waits for a profile is told
    seats.close();
    levels.close();
    measures.close();
  }
}
