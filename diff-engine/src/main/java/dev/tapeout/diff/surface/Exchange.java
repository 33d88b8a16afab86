package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.payload.Payloads;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the old contract and its counterpart in the new one.
 *
 * @param claimed nodes whose change is reported here, so that no other rule reports them again
 */
record Exchange(
    Operation before,
    Operation after,
    Payloads payloads,
    Findings findings,
    Set<Node> claimed,
    Terms terms) {
  /** Which way the request goes: from consumer to provider, save in webhooks and callbacks. */
  Direction request() {
    return before.inverted() ? Direction.RESPONSE : Direction.REQUEST;
  }

  /** Which way the answer goes. */
  Direction response() {
    return request().inverted();
  }

  String name() {
    return after.displayName();
  }

  boolean unchanged(Node old, Node current) {
    return payloads.unchanged(old, current);
  }

  void comparePayloads(@Nullable Node old, @Nullable Node current, Direction direction) {
    if (old != null || current != null) {
      payloads.compare(old, current, direction, name(), findings);
    }
  }

  void report(
      String rule,
      Severity severity,
      @Nullable Direction direction,
      String message,
      @Nullable Location old,
      @Nullable Location current,
      String from,
      String to) {
    findings.add(
        new Finding(
            rule,
            severity,
            direction,
            message,
            old,
            current,
            from,
            to,
            List.of(name()),
            null,
            null));
  }
}
