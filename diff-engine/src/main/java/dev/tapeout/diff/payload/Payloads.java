package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Findings;
import org.jspecify.annotations.Nullable;

/** Compares the payloads of two contracts, position by position. */
public final class Payloads {
  /**
   * @param tolerant the tolerant policy; plain set inclusion otherwise
   */
  public Payloads(Contract before, Contract after, boolean tolerant) {}

  /**
   * Whether two nodes, one of each contract, mean the same without looking further: equal text and
   * equal text behind every reference in it. Cheap; works for schemas and for any larger part of a
   * contract (an operation, a path item).
   */
  public boolean unchanged(Node before, Node after) {
    return false;
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
      Findings findings) {}
}
