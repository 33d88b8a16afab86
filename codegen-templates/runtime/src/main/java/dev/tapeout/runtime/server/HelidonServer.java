package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.Management;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.config.SettingsException;
import dev.tapeout.runtime.host.Cgroup;
import dev.tapeout.runtime.host.Kernel;
import dev.tapeout.runtime.memory.Memory;
import dev.tapeout.runtime.operation.Limit;
import dev.tapeout.runtime.scheduling.Handover;
import dev.tapeout.runtime.scheduling.Scheduling;
import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Header;
import dev.tapeout.runtime.service.Pipeline;
import dev.tapeout.runtime.service.Service;
import dev.tapeout.runtime.service.Streaming;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Helidon SE: a virtual thread for each connection, with bounds for whatever a client can send. */
public final class HelidonServer implements Server {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final Header CLOSE = new Header("Connection", "close");
  private static final int LONGEST_REQUEST_LINE = 8192;

  private final WebServer server;
  private final Pipeline pipeline;
  private final Settings settings;
  private final Connections connections;
  private final Memory memory;
  private final Scheduling scheduling;
  private final @Nullable ManagementServer management;

  private HelidonServer(
      WebServer server,
      Pipeline pipeline,
      Settings settings,
      Connections connections,
      Memory memory,
      Scheduling scheduling,
      @Nullable ManagementServer management) {
    this.server = server;
    this.pipeline = pipeline;
    this.settings = settings;
    this.connections = connections;
    this.memory = memory;
    this.scheduling = scheduling;
    this.management = management;
  }

  /** Starts to listen; fails where the port is taken. */
  public static Server start(Service service, Settings settings) {
    return start(service, settings, Beside.NOTHING);
  }

  /** Starts to listen, and answers more than the operations of the contract. */
  public static Server start(Service service, Settings settings, Beside beside) {
    return start(new Pipeline(service, settings), settings, beside);
  }

  /** As above, with a pipeline that is made already; it is closed with the server. */
  public static Server start(Pipeline pipeline, Settings settings, Beside beside) {
    if (isTaken(settings)) {
      pipeline.close();
      throw cannotListen(settings);
    }
    Connections connections = new Connections(settings.requestTimeout());
    Http1Config http =
        Http1Config.builder()
            .maxHeadersSize(settings.maxHeaders())
            .maxPrologueLength(Math.min(LONGEST_REQUEST_LINE, settings.maxHeaders()))
            // Ours are looked at as they are made, their names once: that saves a microsecond.
            .validateResponseHeaders(false)
            .addSendListener(new NoLength())
            .build();
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(settings.shutdown())
            .maxTcpConnections(settings.maxConnections())
            // Without it the answer waits for the acknowledgement of its own headers: 40 ms.
            .connectionOptions(o -> o.tcpNoDelay(true).readTimeout(settings.readTimeout()))
            .protocolsDiscoverServices(false)
            .featuresDiscoverServices(false)
            .addConnectionSelector(
                connections.guard(Http1ConnectionSelector.builder().config(http).build()))
            .directHandlers(Refusals.HANDLERS)
            .errorHandling(errors -> errors.includeEntity(true)) // it says why
            // Whether a body may be encoded is the pipeline's to say.
            .contentEncoding(encoding -> encoding.contentEncodingsDiscoverServices(false))
            .routing(
                HttpRouting.builder()
                    .any((request, response) ->
                        handle(pipeline, settings, connections, beside, request, response)))
            .build()
            .start();
    if (server.port() < 0) { // it logs why, and goes on without listening
      connections.close();
      pipeline.close();
      throw cannotListen(settings);
    }
    Management port = settings.management();
    Memory memory = Memory.keep(Cgroup.of(Kernel.here()));
    pipeline.measure(memory::measure);
    Scheduling scheduling = Scheduling.keep(settings.governor());
    pipeline.measure(scheduling::measure);
    try {
      ManagementServer management =
          port == null
              ? null
              : ManagementServer.start(port, settings, pipeline::isReady, memory, scheduling);
      return new HelidonServer(
          server, pipeline, settings, connections, memory, scheduling, management);
    } catch (SettingsException e) {
      scheduling.close();
      server.stop();
      connections.close();
      memory.close();
      pipeline.close();
      throw e;
    }
  }

  /** Tried before Helidon does, which logs the trace of its stack where it cannot. */
  private static boolean isTaken(Settings settings) {
    try (ServerSocket trial = new ServerSocket()) {
      trial.bind(new InetSocketAddress(settings.host(), settings.port()));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static SettingsException cannotListen(Settings settings) {
    return new ListenAddress(settings.host(), settings.port())
        .taken("TAPEOUT_PORT", "TAPEOUT_HOST");
  }

  private static void handle(
      Pipeline pipeline,
      Settings settings,
      Connections connections,
      Beside beside,
      ServerRequest request,
      ServerResponse response) {
    Answer answer;
    Handover.deliver();
    HelidonRequest asked = new HelidonRequest(request, settings, connections);
    connections.complete(request.socketId());
    try {
      Answer other = beside.answer(asked);
      answer = other == null ? pipeline.answer(asked) : other;
      if (asked.isLast()) {
        answer.headers().add(CLOSE);
      }
      boolean head = asked.method().equals("HEAD");
      send(response, answer, head);
      if (answer.stream() != null && !head) {
        stream(answer.stream(), connections, request, response);
      }
    } finally {
      connections.waiting(request.socketId());
    }
    if (isLast(request, answer)) {
      if (answer.status() == Leftovers.TOO_LARGE) {
        asked.drain();
      }
      // Helidon says "Connection: close" and leaves it open.
      throw new CloseConnectionException("the connection is done");
    }
    pipeline.stepAside();
  }

  private static boolean isLast(ServerRequest request, Answer answer) {
    ServerRequestHeaders headers = request.headers();
    return headers.containsToken(HeaderValues.CONNECTION_CLOSE)
        || answer.headers().contains(CLOSE)
        || (request.prologue().protocolVersion().equals("1.0")
            && !headers.containsToken(HeaderValues.CONNECTION_KEEP_ALIVE));
  }

  private static void send(ServerResponse response, Answer answer, boolean head) {
    response.status(Status.create(answer.status()));
    for (Header header : answer.headers()) {
      response
          .headers()
          .add(HeaderValues.create(HeaderNameCache.of(header.name()), header.value()));
    }
    boolean none = answer.status() == 204 || answer.status() == 304;
    if (none || (head && answer.stream() != null)) {
      NoLength.in(response.headers());
    } else if (head) {
      response.contentLength(answer.body().length);
    }
    if (head) {
      response.send();
    } else if (answer.stream() == null) {
      response.send(answer.body());
    }
  }

  private static void stream(
      Streaming stream, Connections connections, ServerRequest request, ServerResponse response) {
    // Not closed where it breaks off: that would end it as if it were whole.
    OutputStream out = new PatientOutput(response.outputStream(), connections, request.socketId());
    try {
      stream.writeTo(out);
      out.close();
    } catch (IOException | UncheckedIOException | CloseConnectionException e) {
      // the client has gone, or does not read
      LOG.log(Level.DEBUG, "a stream broke off", e);
      throw new CloseConnectionException("the stream broke off", e);
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "the stream of "
              + request.prologue().method().text()
              + " "
              + request.path().rawPath()
              + " failed",
          e);
      throw new CloseConnectionException("the stream broke off", e);
    }
  }

  @Override
  public boolean reload(String operation, Limit limit) {
    return pipeline.reload(operation, limit);
  }

  @Override
  public URI address() {
    return new ListenAddress(settings.host(), server.port()).uri();
  }

  @Override
  public void close() {
    pipeline.drain();
    server.stop();
    connections.close();
    if (management != null) {
      management.close();
    }
    memory.close();
    scheduling.close();
    pipeline.close(); // the last: telemetry that cannot be closed holds nothing else up
  }
}
