package dev.tapeout.runtime.service;

import dev.tapeout.limiter.guard.Guard;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.drift.ResponseCheck;
import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Drift;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.routing.Router;
import dev.tapeout.runtime.scheduling.Offload;
import dev.tapeout.runtime.schema.Schemas;
import dev.tapeout.runtime.tracing.OperationTelemetry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation with all that can be worked out before its first request.
 *
 * @param usual how long it takes
 * @param offload where its handler runs
 * @param produces media types that it may answer with when all goes well, in the contract's order
 */
record Prepared(
    Operation operation,
    Handler handler,
    @Nullable Guard guard,
    Parameters parameters,
    @Nullable Bodies bodies,
    Authentication authentication,
    @Nullable Limits limits,
    Drift drift,
    ResponseCheck check,
    OperationTelemetry telemetry,
    Usual usual,
    Offload offload,
    List<String> produces) {

  /**
   * @throws IllegalArgumentException if the tables contradict themselves
   */
  static Prepared of(
      Route route, Service service, Settings settings, OperationTelemetry telemetry) {
    Operation operation = route.operation();
    Schemas schemas = service.contract().schemas().requests();
    return new Prepared(
        operation,
        route.handler(),
        route.guard(),
        Parameters.of(operation, Router.variables(operation.path()), schemas),
        Bodies.of(operation, schemas, settings.maxBody()),
        new Authentication(operation.security(), service.authenticator()),
        Limits.of(operation.flow().limit(), settings.limiterKeys()),
        Objects.requireNonNullElse(settings.drift(), operation.flow().drift()),
        new ResponseCheck(operation, service.contract().schemas()),
        telemetry,
        new Usual(),
        new Offload(operation.id()),
        operation.responses().stream()
            .filter(response -> response.status().startsWith("2"))
            .map(ResponseShape::content)
            .flatMap(List::stream)
            .map(Content::mediaType)
            .distinct()
            .toList());
  }
}
