package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Node;

/**
 * An instance that shows a breaking finding.
 *
 * @param instance the payload
 * @param acceptedBy the side that accepts it
 * @param rejectedBy the other side
 * @param confirmed whether an independent validator agreed on both sides
 */
public record Witness(Node instance, Side acceptedBy, Side rejectedBy, boolean confirmed) {
  /** Old or new contract. */
  public enum Side {
    OLD,
    NEW
  }
}
