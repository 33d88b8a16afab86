package dev.tapeout.runtime.service;

import dev.tapeout.limiter.guard.Guard;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.drift.Deviation;
import dev.tapeout.runtime.drift.DriftListener;
import dev.tapeout.runtime.json.UnreadableException;
import dev.tapeout.runtime.operation.Drift;
import dev.tapeout.runtime.tracing.Propagation;
import dev.tapeout.runtime.tracing.ServerSpan;
import dev.tapeout.runtime.usage.Usage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request of one operation: trace, limit, authenticate, validate, handle, record use. */
final class Execution {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");

  private final Prepared prepared;
  private final Request request;
  private final String id;
  private final ServerSpan span;
  private @Nullable Principal principal;
  private @Nullable Throwable failure;

  /** Whether the answer is the handler's own. */
  private boolean handled;

  private long waitedForClient;

  Execution(Prepared prepared, Request request, String id) {
    this.prepared = prepared;
    this.request = request;
    this.id = id;
    this.span =
        prepared.telemetry().begin(Propagation.read(request.headers()::first), request.path());
  }

  /** Whatever happens, this is an answer. */
  Answer answer(String[] variables, long deadline, Usage usage, DriftListener drift) {
    Answer answer = span.within(() -> attempt(variables, deadline, drift));
    Thread.interrupted(); // what a handler leaves behind would keep the answer from being sent
    if (prepared.limits() != null && answer.status() != 429) {
      prepared.limits().headers(answer.headers(), request, principal);
    }
    span.headers((name, value) -> answer.headers().add(new Header(name, value)));
    span.end(answer.status(), failure);
    usage.called(prepared.operation().id(), consumer(), answer.status());
    return answer;
  }

  /** Nanoseconds in which the client sent its body: no time of the operation. */
  long waitedForClient() {
    return waitedForClient;
  }

  private String consumer() {
    if (principal == null) {
      return Usage.ANONYMOUS;
    }
    return principal.client() == null ? principal.name() : principal.client();
  }

  private Answer attempt(String[] variables, long deadline, DriftListener drift) {
    try {
      return held(Rendering.of(reply(variables, deadline)), drift);
    } catch (ProblemException e) {
      return Rendering.of(e.problem().reply(id));
    } catch (TimeoutException e) {
      failure = e;
      return Rendering.of(Problem.of(504, "the answer did not come in time").reply(id));
    } catch (RejectedExecutionException e) { // a pool of threads has its line full
      failure = e;
      Problem full = Problem.of(503, "the service has all the work of this kind that it can do");
      return Rendering.of(full.with("Retry-After", "1").reply(id));
    } catch (Throwable e) {
      return failed(e);
    }
  }

  /** What went wrong stays here; the caller learns the id under which it can be found. */
  private Answer failed(Throwable e) {
    failure = e;
    handled = false;
    context(0).run(() -> LOG.log(Level.ERROR, "request " + id + " failed", e));
    Problem problem = Problem.of(500, "the service could not do this; it has noted why");
    return Rendering.of(problem.reply(id));
  }

  private Reply reply(String[] variables, long deadline) throws Exception {
    Limits limits = prepared.limits();
    if (limits != null && !limits.asksWho()) {
      Reply refusal = limits.refusal(request, null, id);
      if (refusal != null) {
        return refusal;
      }
    }
    principal = prepared.authentication().principal(request);
    if (limits != null && limits.asksWho()) {
      Reply refusal = limits.refusal(request, principal, id);
      if (refusal != null) {
        return refusal;
      }
    }
    if (!prepared.produces().isEmpty()) {
      Checked.accepted(request.headers(), prepared.produces());
    }
    @Nullable JsonNode[] parameters = prepared.parameters().read(request, variables);
    Checked call =
        new Checked(prepared.operation(), parameters, body(), request.headers(), context(deadline));
    Guard guard = prepared.guard();
    return guard == null ? handled(call) : guarded(call, guard);
  }

  private Reply guarded(Checked call, Guard guard) throws Exception {
    Guard.Run run = guard.start();
    if (run == null) {
      throw Problem.of(503, "the service is protecting itself")
          .with("Retry-After", "1")
          .exception();
    }
    try {
      Reply reply = handled(call);
      run.succeeded();
      return reply;
    } catch (ProblemException e) {
      run.succeeded();
      throw e;
    } catch (TimeoutException e) {
      run.timedOut();
      throw e;
    } catch (Throwable e) {
      run.failed(e);
      throw e;
    }
  }

  private Reply handled(Checked call) throws Exception {
    try {
      Reply reply =
          prepared.offload().call(() -> call.context().call(() -> prepared.handler().handle(call)));
      handled = true;
      return reply;
    } catch (ExecutionException e) { // out of a fork, or a pool
      throw switch (e.getCause()) {
        case ProblemException told -> told;
        case TimeoutException late -> late;
        case RejectedExecutionException full -> full;
        case null, default -> e;
      };
    } catch (UnreadableException e) {
      Problem.Error place = call.place(e.node(), String.valueOf(e.getMessage()));
      if (place == null) {
        throw e;
      }
      List<Problem.Error> errors = List.of(place);
      int status = place.parameter() == null ? Bodies.invalidStatus(prepared.operation()) : 400;
      throw Problem.of(status, Parameters.detail(errors), errors).exception();
    }
  }

  private Bodies.Body body() {
    if (prepared.bodies() == null) {
      return Bodies.Body.NONE;
    }
    try {
      return prepared.bodies().read(request, nanos -> waitedForClient = nanos);
    } catch (IOException e) {
      // What is left of it is no request.
      throw Problem.of(400, "the body broke off, or is not as long as it was said to be")
          .with("Connection", "close")
          .exception();
    }
  }

  private FlowContext context(long deadline) {
    return new FlowContext(
        span.traceId(),
        span.spanId(),
        span.sampled(),
        id,
        principal == null ? null : principal.tenant(),
        principal,
        deadline == 0 ? null : span.begun() + deadline,
        prepared.operation().id(),
        span.state());
  }

  /** Looks at a share of the answers; what the pipeline itself refuses is not the handler's. */
  private Answer held(Answer answer, DriftListener listener) {
    Drift drift = prepared.drift();
    boolean looked =
        drift.mode() != Drift.Mode.OFF
            && (drift.sample() >= 1 || ThreadLocalRandom.current().nextDouble() < drift.sample());
    if (!looked || !handled || answer.stream() != null) {
      return answer;
    }
    List<Deviation> deviations =
        prepared
            .check()
            .deviations(
                answer.status(),
                name ->
                    answer.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase(name))
                        .map(Header::value)
                        .toList(),
                answer.body());
    if (deviations.isEmpty()) {
      return answer;
    }
    prepared.telemetry().drifted(deviations.size());
    deviations.forEach(listener::seen);
    if (drift.mode() == Drift.Mode.REPORT) {
      return answer;
    }
    Problem problem = Problem.of(500, "the service's answer would break its contract");
    return Rendering.of(problem.reply(id));
  }
}
