package dev.tapeout.runtime.service;

import dev.tapeout.runtime.config.Reporting;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.config.SettingsException;
import dev.tapeout.runtime.operation.Limit;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.registry.RegistryLink;
import dev.tapeout.runtime.routing.Paths;
import dev.tapeout.runtime.routing.Router;
import dev.tapeout.runtime.tracing.OperationTelemetry;
import dev.tapeout.runtime.tracing.Telemetry;
import dev.tapeout.runtime.tracing.TraceSlot;
import dev.tapeout.runtime.usage.Usage;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to every request: trace, limit, authenticate, validate, handle, record use. Made
 * once from a service, then shared by all threads.
 */
public final class Pipeline implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final String MORE_LATER = "1";
  private static final int LONGEST_SHOWN = 200;

  private final Router<Prepared> router = new Router<>();
  private final Map<String, Limits> limited = new HashMap<>();
  private final Service service;
  private final String basePath;
  private final Telemetry telemetry;
  private final Admission admission;
  private final long deadline;
  private final @Nullable LimitWatch watch;
  private final @Nullable RegistryLink registry;
  private final Usage usage;
  private final LongCounter refused;

  /**
   * @throws IllegalArgumentException if the tables of the service contradict themselves
   * @throws UncheckedIOException if the trace slot cannot be opened
   * @throws SettingsException if the file of limits says what it cannot
   */
  public Pipeline(Service service, Settings settings) {
    this(
        service,
        settings,
        Telemetry.of(
            settings.telemetry(),
            settings.metrics(),
            service.contract().id(),
            service.contract().version(),
            service.routes().stream().map(Route::operation).toList(),
            slot(settings.traceSlot())));
  }

  /**
   * As {@link #Pipeline(Service, Settings)}, but the telemetry is made already: for a service that
   * measures by itself. It is closed with the pipeline.
   */
  public Pipeline(Service service, Settings settings, Telemetry telemetry) {
    this.service = service;
    this.deadline = settings.deadline().toNanos();
    this.admission =
        new Admission(settings.maxConcurrent(), settings.backlog() ? new Backlog() : null);
    Contract contract = service.contract();
    String path = settings.basePath();
    this.basePath = path == null ? contract.basePath() : path;
    this.telemetry = telemetry;
    this.refused =
        telemetry
            .meter("dev.tapeout.runtime")
            .counterBuilder("tapeout.refused")
            .setUnit("{request}")
            .setDescription("Requests that were not begun, since the service had all it can do.")
            .build();
    for (Route route : service.routes()) {
      Operation operation = route.operation();
      OperationTelemetry spans = telemetry.of(operation, basePath);
      Prepared prepared = Prepared.of(route, service, settings, spans);
      router.add(operation.method(), basePath + operation.path(), prepared);
      if (prepared.limits() != null) {
        limited.put(operation.id(), prepared.limits());
      }
    }
    this.watch = watch(settings.limits());
    this.registry = link(settings.reporting(), contract, telemetry);
    this.usage = usage(service, registry);
  }

  /** Adds to what the service measures, where anybody is told of it. */
  public void measure(Consumer<Meter> measures) {
    if (telemetry.isRecording()) {
      measures.accept(telemetry.meter("dev.tapeout.runtime"));
    }
  }

  private @Nullable LimitWatch watch(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    Map<String, Limit> contract = new LinkedHashMap<>();
    for (Route route : service.routes()) {
      Limit limit = route.operation().flow().limit();
      if (limit != null) {
        contract.put(route.operation().id(), limit);
      }
    }
    return new LimitWatch(file, limited, contract);
  }

  private static @Nullable RegistryLink link(
      @Nullable Reporting reporting, Contract contract, Telemetry telemetry) {
    if (reporting == null) {
      return null;
    }
    RegistryLink link =
        RegistryLink.start(reporting, contract.id(), contract.version(), contract.digest());
    telemetry
        .meter("dev.tapeout.runtime")
        .gaugeBuilder("tapeout.contract.drift")
        .ofLongs()
        .setDescription("1 where the contract is not, or no longer, as the registry has it.")
        .buildWithCallback(gauge -> gauge.record(link.standing().isDrift() ? 1 : 0));
    return link;
  }

  /** The registry knows operations by method and path, for an id may change without a break. */
  private static Usage usage(Service service, @Nullable RegistryLink registry) {
    Usage own = service.usage();
    if (registry == null) {
      return own;
    }
    Usage reported = registry.usage();
    Map<String, String> names = new HashMap<>();
    for (Route route : service.routes()) {
      Operation operation = route.operation();
      names.put(operation.id(), operation.method() + ' ' + operation.path());
    }
    return (operation, consumer, status) -> {
      own.called(operation, consumer, status);
      reported.called(names.getOrDefault(operation, operation), consumer, status);
    };
  }

  private static @Nullable TraceSlot slot(@Nullable Path file) {
    try {
      return file == null ? null : TraceSlot.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException("TAPEOUT_TRACE_SLOT: " + e.getMessage(), e);
    }
  }

  /** What to send for {@code request}. Whatever happens, this is an answer. */
  public Answer answer(Request request) {
    String id = RequestIds.of(request.headers().first("x-request-id"));
    Answer answer = routed(request, id);
    answer.headers().add(new Header("X-Request-ID", id));
    return answer;
  }

  private Answer routed(Request request, String id) {
    try {
      String path = request.path();
      String problem = Paths.problem(path);
      if (problem != null) {
        throw Problem.of(400, problem).exception();
      }
      return switch (router.match(request.method(), Paths.normal(path))) {
        case Router.Match.Found<Prepared>(Prepared prepared, String[] variables) ->
            admitted(prepared, variables, request, id);
        case Router.Match.NoMethod<Prepared>(List<String> allowed) ->
            Rendering.of(noMethod(request, allowed));
        case Router.Match.NoPath<Prepared> none -> Rendering.of(probe(path));
      };
    } catch (ProblemException e) {
      return Rendering.of(e.problem().reply(id));
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "request " + id + " failed", e);
      return Rendering.of(Problem.of(500, "the service could not do this").reply(id));
    }
  }

  private Answer admitted(Prepared prepared, String[] variables, Request request, String id) {
    if (!admission.enter(prepared.usual())) {
      refused.add(1);
      Problem full = Problem.of(503, "the service has all the requests that it can work on");
      return Rendering.of(full.with("Retry-After", MORE_LATER).reply(id));
    }
    long begin = System.nanoTime();
    long waited = 0;
    try {
      Execution execution = new Execution(prepared, request, id);
      Answer answer = execution.answer(variables, deadline, usage, service.drift());
      waited = execution.waitedForClient();
      return answer;
    } finally {
      admission.leave(prepared.usual(), System.nanoTime() - begin - waited);
    }
  }

  /**
   * For the thread of a connection, between two requests: lets those run who have waited for long
   * because requests flood in, such as the threads of new connections.
   */
  public void stepAside() {
    admission.stepAside();
  }

  private static String shown(String text) {
    return "'"
        + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text)
        + "'";
  }

  private static Reply noMethod(Request request, List<String> allowed) {
    String list = String.join(", ", allowed);
    if (request.method().equals("OPTIONS")) {
      return Reply.empty(204).with("Allow", list);
    }
    String asked = request.method() + " is none of the methods of " + shown(request.path());
    throw Problem.of(405, asked + "; it has " + list).with("Allow", list).exception();
  }

  /** Kubernetes asks whether the process lives and takes requests, and Prometheus for measures. */
  private Reply probe(String path) {
    if (path.equals("/livez") || (path.equals("/readyz") && !admission.isClosed())) {
      byte[] ok = "ok".getBytes(StandardCharsets.US_ASCII);
      return Reply.bytes(200, "text/plain", ok).with("Cache-Control", "no-store");
    }
    String metrics = path.equals("/metrics") ? telemetry.metrics() : null;
    if (metrics != null) {
      return Reply.bytes(200, Telemetry.METRICS_TYPE, metrics.getBytes(StandardCharsets.UTF_8))
          .with("Cache-Control", "no-store");
    }
    if (path.equals("/readyz")) {
      throw Problem.of(503, "the service is about to stop").exception();
    }
    String where =
        basePath.isEmpty() || path.startsWith(basePath + "/")
            ? ""
            : "; its paths begin with " + shown(basePath);
    throw Problem.of(404, "the contract has no path " + shown(path) + where).exception();
  }

  /**
   * Changes the limit of an operation; what is spent stays spent.
   *
   * @return false where there is no such operation, or it has no limit
   */
  public boolean reload(String operation, Limit limit) {
    Limits limits = limited.get(operation);
    if (limits != null) {
      limits.reload(Limits.rule(limit));
    }
    return limits != null;
  }

  /** Whether requests should be sent here. */
  public boolean isReady() {
    return !admission.isClosed();
  }

  /** From now on the service says that it is not ready. */
  public void drain() {
    admission.drain();
  }

  /** Sends what telemetry is left. */
  @Override
  public void close() {
    admission.close();
    if (watch != null) {
      watch.close();
    }
    if (registry != null) {
      registry.close();
    }
    telemetry.close();
  }
}
