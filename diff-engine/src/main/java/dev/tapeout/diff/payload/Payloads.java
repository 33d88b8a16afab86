package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.schema.BothReferences;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the payloads of two contracts, position by position. */
public final class Payloads {
  private final Unchanged unchanged;
  private final Flow requests;
  private final Flow responses;

  /**
   * @param tolerant the tolerant policy; plain set inclusion otherwise
   * @param today the day from which properties past their sunset count as gone
   * @param formats whether {@code format} and the like count
   */
  public Payloads(
      Contract before, Contract after, boolean tolerant, LocalDate today, Formats formats) {
    this.unchanged = new Unchanged(before, after);
    Sides sides = new Sides(new BothReferences(before.references(), after.references()));
    this.requests = new Flow(sides, unchanged, Direction.REQUEST, tolerant, today, formats);
    this.responses = new Flow(sides, unchanged, Direction.RESPONSE, tolerant, today, formats);
  }

  /**
   * Whether two nodes, one of each contract, mean the same without looking further: equal text and
   * equal text behind every reference in it. Cheap; works for schemas and for any larger part of a
   * contract (an operation, a path item).
   */
  public boolean unchanged(Node before, Node after) {
    return unchanged.test(before, after);
  }

  /** Whether it is proved that in a request all instances of one schema are such of another. */
  public boolean within(Node schema, Node other) {
    return requests.within(schema, other);
  }

  /**
   * Compares the schemas of a position, adding what it finds.
   *
   * @param before schema in the old contract; null where any instance was allowed
   * @param after schema in the new contract; null where any instance is allowed
   * @param operation display name of the operation that the position belongs to
   */
  public void compare(
      @Nullable Node before,
      @Nullable Node after,
      Direction direction,
      String operation,
      Findings findings) {
    Node old = before == null ? Values.TRUE : before;
    Node now = after == null ? Values.TRUE : after;
    if (before != null && after != null && unchanged.test(before, after)) {
      return;
    }
    Flow flow = direction == Direction.REQUEST ? requests : responses;
    flow.compare(old, now).forEach(finding -> findings.add(finding.reaching(List.of(operation))));
  }
}
