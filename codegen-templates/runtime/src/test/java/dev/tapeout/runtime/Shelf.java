package dev.tapeout.runtime;

import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.json.JsonOutput;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Flow;
import dev.tapeout.runtime.operation.In;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.RequestBody;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.operation.SecurityAlternative;
import dev.tapeout.runtime.operation.SecurityAlternative.Requirement;
import dev.tapeout.runtime.operation.SecurityScheme;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.operation.Shape.Scalar;
import dev.tapeout.runtime.operation.Style;
import dev.tapeout.runtime.schema.Schemas;
import dev.tapeout.runtime.service.Authenticator;
import dev.tapeout.runtime.service.Authenticator.Decision;
import dev.tapeout.runtime.service.Call;
import dev.tapeout.runtime.service.Contract;
import dev.tapeout.runtime.service.EventStream;
import dev.tapeout.runtime.service.Handler;
import dev.tapeout.runtime.service.Reply;
import dev.tapeout.runtime.service.Route;
import dev.tapeout.runtime.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A small service for tests: what a handler was given comes back as its answer. */
public final class Shelf {
  public static final Schemas SCHEMAS = Schemas.load(Shelf.class, "shelf.json");

  public static final Authenticator TOKENS =
      (requirement, credential) ->
          switch (credential) {
            case "good" -> new Decision.Granted(new Principal("ann", "acme", "shop", Set.of()));
            case "poor" -> new Decision.Forbidden("the token lacks a scope");
            default -> new Decision.Unknown();
          };

  private Shelf() {}

  public static Contract contract() {
    return new Contract("shelf/shelf", "1.2.0", "sha256:00", "/v1", SCHEMAS);
  }

  public static Service service(Route... routes) {
    return Service.of(contract(), List.of(routes), TOKENS);
  }

  public static Service service() {
    return service(
        new Route(operation("getItem", "GET", "/items/{id}").build(), Shelf::echo),
        new Route(operation("newest", "GET", "/items/newest").noParameters().build(), Shelf::echo),
        new Route(operation("postItem", "POST", "/items").item().build(), Shelf::echo),
        new Route(operation("postForm", "POST", "/forms").form().build(), Shelf::echo),
        new Route(
            operation("secret", "GET", "/secret").noParameters().secured().build(), Shelf::echo),
        new Route(
            operation("open", "GET", "/open").noParameters().secured().orNot().build(),
            Shelf::echo),
        new Route(
            operation("watch", "GET", "/watch").noParameters().stream().build(), Shelf::watch),
        new Route(
            operation("breakOff", "GET", "/break-off").noParameters().stream().build(),
            call ->
                Reply.stream(
                    200,
                    EventStream.MEDIA_TYPE,
                    out -> {
                      new EventStream(out).send("1", "a");
                      throw new IllegalStateException("the password is 1234");
                    })),
        new Route(
            operation("broken", "GET", "/broken").noParameters().build(),
            call -> {
              throw new IllegalStateException("the password is 1234");
            }));
  }

  public static Handler echo() {
    return Shelf::echo;
  }

  /** Sends the second event when {@link #WATCHED} is released, and then the end. */
  private static Reply watch(Call call) {
    return Reply.stream(
        200,
        EventStream.MEDIA_TYPE,
        out -> {
          EventStream events = new EventStream(out);
          events.retry(100);
          events.send("1", "first\nline");
          WATCHED.acquireUninterruptibly();
          events.comment("still here");
          events.send("2", "second");
        });
  }

  /** Lets one stream of {@code /watch} go on. */
  public static final Semaphore WATCHED = new Semaphore(0);

  private static Reply echo(Call call) {
    return Reply.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringProperty("operation", call.context().operation());
          for (int i = 0; i < call.operation().parameters().size(); i++) {
            JsonNode value = call.parameter(i);
            if (value != null) {
              out.writeName(call.operation().parameters().get(i).name());
              JsonOutput.any(value, out);
            }
          }
          JsonNode body = call.body();
          if (body != null) {
            out.writeName("body");
            JsonOutput.any(body, out);
          }
          out.writeNumberProperty("bytes", call.bytes().length);
          out.writeEndObject();
        });
  }

  public static Builder operation(String id, String method, String path) {
    return new Builder(id, method, path);
  }

  /** An operation with what most tests need. */
  public static final class Builder {
    private final String id;
    private final String method;
    private final String path;
    private List<Parameter> parameters =
        List.of(
            parameter("id", In.PATH, true, Scalar.INTEGER, "/components/schemas/Id"),
            parameter("sort", In.QUERY, false, Scalar.STRING, "/components/schemas/Sort"),
            parameter(
                "sizes",
                In.QUERY,
                false,
                new Shape.Array(Scalar.INTEGER),
                "/components/schemas/Sizes"),
            parameter("X-Depth", In.HEADER, false, Scalar.INTEGER, "/components/schemas/Id"),
            parameter("session", In.COOKIE, false, Scalar.STRING, ""));
    private @Nullable RequestBody body;
    private List<ResponseShape> responses =
        List.of(
            new ResponseShape("200", List.of(), List.of(new Content("application/json", null))));
    private List<SecurityAlternative> security = List.of();
    private Flow flow = Flow.NONE;

    private Builder(String id, String method, String path) {
      this.id = id;
      this.method = method;
      this.path = path;
    }

    public Builder noParameters() {
      parameters = List.of();
      return this;
    }

    public Builder item() {
      parameters = List.of();
      body =
          new RequestBody(
              true,
              List.of(
                  new Content("application/json", "/components/schemas/Item"),
                  new Content("text/*", null)));
      responses = List.of(responses.getFirst(), new ResponseShape("422", List.of(), List.of()));
      return this;
    }

    public Builder form() {
      parameters = List.of();
      List<Parameter> fields =
          List.of(
              parameter("title", In.FORM, true, Scalar.STRING, ""),
              parameter("count", In.FORM, false, Scalar.INTEGER, ""),
              parameter("file", In.FORM, false, Scalar.FILE, ""),
              parameter("tags", In.FORM, false, new Shape.Array(Scalar.STRING), ""));
      String schema = "/components/schemas/Form";
      body =
          new RequestBody(
              true,
              List.of(
                  new Content("application/x-www-form-urlencoded", schema, fields),
                  new Content("multipart/form-data", schema, fields)));
      return this;
    }

    public Builder responses(ResponseShape... shapes) {
      responses = List.of(shapes);
      return this;
    }

    public Builder stream() {
      responses =
          List.of(
              new ResponseShape(
                  "200", List.of(), List.of(new Content(EventStream.MEDIA_TYPE, null))));
      return this;
    }

    public Builder secured() {
      SecurityScheme bearer = new SecurityScheme.Http("shop", "bearer");
      security =
          List.of(new SecurityAlternative(List.of(new Requirement(bearer, List.of("read")))));
      return this;
    }

    /** For everybody, too. */
    public Builder orNot() {
      List<SecurityAlternative> either = new ArrayList<>(security);
      either.add(new SecurityAlternative(List.of()));
      security = either;
      return this;
    }

    public Builder flow(Flow flow) {
      this.flow = flow;
      return this;
    }

    public Operation build() {
      return new Operation(
          id, method, path, "/paths/x", parameters, body, responses, security, flow);
    }
  }

  private static Parameter parameter(
      String name, In in, boolean required, Shape shape, String schema) {
    Style style = in == In.PATH || in == In.HEADER ? Style.SIMPLE : Style.FORM;
    return new Parameter(name, in, style, style == Style.FORM, required, false, shape, schema);
  }
}
