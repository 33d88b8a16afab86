package dev.tapeout.runtime.service;

import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.json.UnreadableException;
import dev.tapeout.runtime.routing.Paths;
import dev.tapeout.runtime.routing.Router;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happens to every request: trace, limit, authenticate, validate, handle, record use. Made
 * once from a service, then shared by all threads.
 */
public final class Pipeline {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final byte[] NO_BYTES = {};
  private static final String MORE_LATER = "1";

  private final Router<Prepared> router = new Router<>();
  private final Admission admission;
  private final Settings settings;
  private final String basePath;

  /**
   * @throws IllegalArgumentException if the tables of the service contradict themselves
   */
  public Pipeline(Service service, Settings settings) {
    this.settings = settings;
    String path = settings.basePath();
    this.basePath = path == null ? service.contract().basePath() : path;
    this.admission = new Admission(settings.maxConcurrent());
    for (Route route : service.routes()) {
      Prepared prepared =
          Prepared.of(
              route,
              Router.variables(route.operation().path()),
              service.contract().schemas(),
              service.authenticator(),
              settings.maxBody());
      router.add(route.operation().method(), basePath + route.operation().path(), prepared);
    }
  }

  /** What to send for {@code request}. Whatever happens, this is an answer. */
  public Answer answer(Request request) {
    String id = RequestIds.of(request.headers().first("x-request-id"));
    if (!admission.enter()) {
      Problem full = Problem.of(503, "the service has all the requests that it can work on");
      return answer(full.with("Retry-After", MORE_LATER).reply(id), id);
    }
    try {
      return answer(reply(request, id), id);
    } catch (ProblemException e) {
      return answer(e.problem().reply(id), id);
    } catch (Throwable e) {
      return answer(failed(e, id), id);
    } finally {
      admission.leave();
    }
  }

  /** What went wrong stays here; the caller learns the id under which it can be found. */
  private static Reply failed(Throwable e, String id) {
    LOG.log(Level.ERROR, "request " + id + " failed", e);
    return Problem.of(500, "the service could not do this; it has noted why").reply(id);
  }

  private Reply reply(Request request, String id) throws Exception {
    String path = request.path();
    String problem = Paths.problem(path);
    if (problem != null) {
      throw Problem.of(400, problem).exception();
    }
    return switch (router.match(request.method(), Paths.normal(path))) {
      case Router.Match.Found<Prepared>(Prepared prepared, String[] variables) ->
          operation(prepared, variables, request, id);
      case Router.Match.NoMethod<Prepared>(List<String> allowed) -> noMethod(request, allowed);
      case Router.Match.NoPath<Prepared> none -> probe(path);
    };
  }

  private static Reply noMethod(Request request, List<String> allowed) {
    String list = String.join(", ", allowed);
    if (request.method().equals("OPTIONS")) {
      return Reply.empty(204).with("Allow", list);
    }
    throw Problem.of(405, "the path has " + list).with("Allow", list).exception();
  }

  /** Kubernetes asks whether the process lives, and whether to send requests to it. */
  private Reply probe(String path) {
    if (path.equals("/livez") || (path.equals("/readyz") && !admission.isClosed())) {
      byte[] ok = "ok".getBytes(StandardCharsets.US_ASCII);
      return Reply.bytes(200, "text/plain", ok).with("Cache-Control", "no-store");
    }
    if (path.equals("/readyz")) {
      throw Problem.of(503, "the service is about to stop").exception();
    }
    throw Problem.of(404, "the contract has no such path").exception();
  }

  private Reply operation(Prepared prepared, String[] variables, Request request, String id)
      throws Exception {
    Principal principal = prepared.authentication.principal(request);
    if (!prepared.produces.isEmpty()) {
      Checked.accepted(request.headers(), prepared.produces);
    }
    @Nullable JsonNode[] parameters = prepared.parameters.read(request, variables);
    Bodies.Body body = body(prepared, request);
    FlowContext context = context(prepared, principal, id);
    Checked call = new Checked(prepared.operation, parameters, body, request.headers(), context);
    try {
      return context.call(() -> prepared.handler.handle(call));
    } catch (UnreadableException e) {
      Problem.Error place = call.place(e.node(), String.valueOf(e.getMessage()));
      if (place == null) {
        throw e;
      }
      List<Problem.Error> errors = List.of(place);
      int status = place.parameter() == null ? Bodies.invalidStatus(prepared.operation) : 400;
      throw Problem.of(status, Parameters.detail(errors), errors).exception();
    }
  }

  private static Bodies.Body body(Prepared prepared, Request request) {
    if (prepared.bodies == null) {
      return Bodies.Body.NONE;
    }
    try {
      return prepared.bodies.read(request);
    } catch (IOException e) {
      throw Problem.of(400, "the body broke off").exception();
    }
  }

  private FlowContext context(Prepared prepared, @Nullable Principal principal, String id) {
    return new FlowContext(
        "",
        "",
        false,
        id,
        principal == null ? null : principal.tenant(),
        principal,
        System.nanoTime() + settings.deadline().toNanos(),
        prepared.operation.id(),
        FlowContext.State.STARTED);
  }

  private static Answer answer(Reply reply, String id) {
    List<Header> headers = new ArrayList<>(reply.headers().size() + 4);
    headers.addAll(reply.headers());
    headers.add(new Header("X-Request-ID", id));
    byte[] bytes =
        switch (reply.payload()) {
          case null -> NO_BYTES;
          case Payload.Bytes(String mediaType, byte[] body) -> {
            headers.add(new Header("Content-Type", mediaType));
            yield body;
          }
          case Payload.Json(String mediaType, var writer) -> {
            headers.add(new Header("Content-Type", mediaType));
            yield JsonTree.write(writer);
          }
        };
    return new Answer(reply.status(), headers, bytes);
  }

  /** From now on the service says that it is not ready. */
  public void close() {
    admission.close();
  }

  /** Requests that are being worked on. */
  public int underWay() {
    return admission.underWay();
  }
}
