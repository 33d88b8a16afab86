package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;

/** What the search for an instance of a goal came to. */
sealed interface Outcome {
  /** There is an instance: this one. */
  record Found(Node value) implements Outcome {}

  /** It is proved that there is none. */
  enum Empty implements Outcome {
    EMPTY
  }

  /** Neither could be shown. */
  record Unknown(String reason) implements Outcome {}

  /** The better of two tries: found before unknown before empty. */
  default Outcome or(Outcome other) {
    return this instanceof Empty || (this instanceof Unknown && other instanceof Found)
        ? other
        : this;
  }
}
