package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import org.jspecify.annotations.Nullable;

/** Has an independent validator (networknt) judge a witness on both sides. */
final class Confirmation {
  Confirmation(Sides sides, WireForm form) {}

  /** Why the witness does not stand; null where the sender accepts it and the reader rejects it. */
  @Nullable String doubt(Node sender, Node reader, Node instance) {
    return null;
  }
}
