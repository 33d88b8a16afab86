package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the variables in the URL of a server may be, by their position in it. */
final class ServerVariables {
  private ServerVariables() {}

  static void compare(
      Exchange exchange, String oldUrl, ObjectNode old, String currentUrl, ObjectNode current) {
    List<String> before = PathTemplate.variables(oldUrl);
    List<String> after = PathTemplate.variables(currentUrl);
    for (int i = 0; i < before.size(); i++) {
      ObjectNode a = variable(old, before.get(i));
      ObjectNode b = variable(current, after.get(i));
      if (a != null && b != null && !a.sameValue(b)) {
        values(exchange, after.get(i), a, b);
        field(
            exchange,
            "server-variable-default-changed",
            Severity.COMPATIBLE,
            "The default of the server variable '" + after.get(i) + "'",
            "default",
            a,
            b);
      }
    }
  }

  private static @Nullable ObjectNode variable(ObjectNode server, String name) {
    return server.get("variables") instanceof ObjectNode variables
            && variables.get(name) instanceof ObjectNode variable
        ? variable
        : null;
  }

  /** No list stands for any value. */
  private static void values(Exchange exchange, String name, ObjectNode old, ObjectNode current) {
    boolean kept = within(old.get("enum"), current.get("enum"));
    field(
        exchange,
        kept ? "server-variable-widened" : "server-variable-narrowed",
        kept ? Severity.COMPATIBLE : Severity.BREAKING,
        "What the server variable '" + name + "' may be",
        "enum",
        old,
        current);
  }

  private static boolean within(@Nullable Node these, @Nullable Node those) {
    return !(those instanceof ArrayNode more)
        || these instanceof ArrayNode some
            && some.items().stream()
                .allMatch(value -> more.items().stream().anyMatch(value::sameValue));
  }

  private static void field(
      Exchange exchange,
      String rule,
      Severity severity,
      String subject,
      String key,
      ObjectNode old,
      ObjectNode current) {
    Node from = old.get(key);
    Node to = current.get(key);
    if (!Node.same(from, to)) {
      // No field is a mere annotation here.
      Stream.of(from, to).filter(Objects::nonNull).forEach(exchange.claimed()::add);
      exchange.report(
          rule,
          severity,
          null,
          Words.changed(subject, from, to),
          Places.field(old, key),
          Places.field(current, key),
          Words.exact(from),
          Words.exact(to));
    }
  }
}
