package dev.tapeout.runtime.service;

import dev.tapeout.runtime.operation.Content;
import dev.tapeout.runtime.operation.Operation;
import dev.tapeout.runtime.operation.ResponseShape;
import dev.tapeout.runtime.schema.Schemas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation with all that can be worked out before its first request. */
final class Prepared {
  final Operation operation;
  final Handler handler;
  final Parameters parameters;
  final @Nullable Bodies bodies;
  final Authentication authentication;

  /** What it may answer with when all goes well, in the contract's order. */
  final List<String> produces;

  private Prepared(
      Route route, Parameters parameters, @Nullable Bodies bodies, Authentication authentication) {
    this.operation = route.operation();
    this.handler = route.handler();
    this.parameters = parameters;
    this.bodies = bodies;
    this.authentication = authentication;
    this.produces =
        operation.responses().stream()
            .filter(response -> response.status().startsWith("2"))
            .map(ResponseShape::content)
            .flatMap(List::stream)
            .map(Content::mediaType)
            .distinct()
            .toList();
  }

  /**
   * @throws IllegalArgumentException if the tables contradict themselves
   */
  static Prepared of(
      Route route,
      List<String> variables,
      Schemas schemas,
      Authenticator authenticator,
      int maxBody) {
    Operation operation = route.operation();
    return new Prepared(
        route,
        Parameters.of(operation, variables, schemas),
        Bodies.of(operation, schemas, maxBody),
        new Authentication(operation.security(), authenticator));
  }
}
