package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operation is called and whose it is: {@code operationId} and the bounded context. */
final class Labels {
  private Labels() {}

  static void compare(Exchange exchange) {
    operationId(exchange);
    boundedContext(exchange);
  }

  private static void operationId(Exchange exchange) {
    String from = Objects.requireNonNullElse(exchange.before().operationId(), "");
    String to = Objects.requireNonNullElse(exchange.after().operationId(), "");
    if (from.equals(to)) {
      return;
    }
    // A name where there was none breaks no code that was generated before.
    boolean breaks = exchange.terms().policy() == Policy.SDK && !from.isEmpty();
    exchange.report(
        "operation-id-changed",
        breaks ? Severity.BREAKING : Severity.COMPATIBLE,
        null,
        from.isEmpty()
            ? exchange.name() + " now has the operationId '" + to + "'."
            : to.isEmpty()
                ? exchange.name() + " lost its operationId '" + from + "'."
                : "The operationId '" + from + "' is now '" + to + "'.",
        Places.field(exchange.before().node(), "operationId"),
        Places.field(exchange.after().node(), "operationId"),
        from,
        to);
  }

  private static void boundedContext(Exchange exchange) {
    Node old = exchange.before().boundedContext();
    Node current = exchange.after().boundedContext();
    if (old == null ? current == null : current != null && old.sameValue(current)) {
      return;
    }
    exchange.report(
        "bounded-context-moved",
        Severity.COMPATIBLE,
        null,
        old == null
            ? exchange.name() + " now has the bounded context " + Words.brief(current) + "."
            : "The bounded context was "
                + Words.brief(old)
                + " and is "
                + Words.brief(current)
                + ".",
        place(old, exchange.before()),
        place(current, exchange.after()),
        Words.exact(old),
        Words.exact(current));
  }

  private static Location place(@Nullable Node context, Operation operation) {
    return context != null ? context.location() : operation.node().location();
  }
}
