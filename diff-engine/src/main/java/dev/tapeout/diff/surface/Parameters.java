package dev.tapeout.diff.surface;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.Retirement;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parameters, matched by place and name; those of the path by their position in the template, since
 * their names never cross the wire.
 */
final class Parameters {
  /** Header parameters that OpenAPI 3.1 (4.8.12.2.1) says to ignore. */
  private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

  private Parameters() {}

  static void compare(Exchange exchange) {
    Direction direction = exchange.request();
    Map<String, Parameter> before = byKey(exchange.before());
    Map<String, Parameter> after = byKey(exchange.after());
    before.forEach((key, old) -> {
      Parameter current = after.get(key);
      if (current == null) {
        removed(exchange, old, direction);
      } else if (!exchange.unchanged(old.node(), current.node())) {
        Carriage.compare(
            exchange, Carrier.of(old), Carrier.of(current), direction, Carriage.Ids.PARAMETER);
        ParameterTraits.compare(exchange, old, current, direction);
      }
    });
    after.forEach((key, current) -> {
      if (!before.containsKey(key)) {
        added(exchange, current, direction);
      }
    });
    order(exchange, before, after);
  }

  private static Map<String, Parameter> byKey(Operation operation) {
    List<String> variables = PathTemplate.variables(operation.path());
    Map<String, Parameter> byKey = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      String name = parameter.name();
      switch (parameter.in()) {
        case "path" -> {
          int at = variables.indexOf(name);
          byKey.putIfAbsent(at < 0 ? "path " + name : "path #" + at, parameter);
        }
        case "header" -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!IGNORED.contains(lower)) {
            byKey.putIfAbsent("header " + lower, parameter);
          }
        }
        // The whole query has no use for a name (OpenAPI 3.2, 4.12.2).
        case "querystring" -> byKey.putIfAbsent("querystring", parameter);
        default -> byKey.putIfAbsent(parameter.in() + " " + name, parameter);
      }
    }
    return byKey;
  }

  private static void removed(Exchange exchange, Parameter old, Direction direction) {
    if (old.in().equals("path")) {
      // The template still has the variable, so that any value goes now; or never had it.
      if (PathTemplate.variables(exchange.before().path()).contains(old.name())) {
        exchange.comparePayloads(Carrier.of(old).payload(), null, direction);
      }
      return;
    }
    Retirement retirement = Retirement.of(old.node(), exchange.terms().today());
    exchange.report(
        switch (retirement) {
          case NONE, OPEN -> "parameter-removed";
          case AHEAD -> "parameter-removed-before-sunset";
          case DUE -> "parameter-removed-after-sunset";
        },
        retirement == Retirement.DUE
            ? Severity.COMPATIBLE
            : Presence.removed(direction, old.required()),
        direction,
        "The " + Carrier.of(old).name() + " is gone.",
        old.use().location(),
        null,
        old.in() + " " + old.name(),
        "");
  }

  private static void added(Exchange exchange, Parameter current, Direction direction) {
    if (current.in().equals("path")) {
      if (PathTemplate.variables(exchange.after().path()).contains(current.name())) {
        exchange.comparePayloads(null, Carrier.of(current).payload(), direction);
      }
      return;
    }
    boolean required = current.required();
    exchange.report(
        !required
            ? "optional-parameter-added"
            : ParameterTraits.defaultOf(current) == null
                ? "required-parameter-added"
                : "required-parameter-with-default-added",
        Presence.added(direction, required),
        direction,
        "The " + Carrier.of(current).name() + " is new" + (required ? " and required." : "."),
        null,
        current.use().location(),
        "",
        current.in() + " " + current.name());
  }

  /** Generated clients take their arguments in this order. */
  private static void order(
      Exchange exchange, Map<String, Parameter> before, Map<String, Parameter> after) {
    if (exchange.terms().policy() != Policy.SDK) {
      return;
    }
    List<String> old = before.keySet().stream().filter(after::containsKey).toList();
    List<String> current = after.keySet().stream().filter(before::containsKey).toList();
    if (!old.equals(current)) {
      exchange.report(
          "parameter-order-changed",
          Severity.BREAKING,
          exchange.request(),
          "The parameters stand in another order.",
          Places.field(exchange.before().node(), "parameters"),
          Places.field(exchange.after().node(), "parameters"),
          String.join(", ", old),
          String.join(", ", current));
    }
  }
}
