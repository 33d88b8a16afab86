package dev.tapeout.diff.payload;

import dev.tapeout.diff.language.Schema;

/** One step from a payload into a part of it. */
sealed interface Step {
  record Property(String name) implements Step {}

  record Element(int index) implements Step {}

  /** The schema of payloads in which this step leads to an instance of {@code inner}. */
  default Schema to(Schema inner) {
    return this instanceof Property p
        ? inner.atProperty(p.name())
        : inner.atElement(((Element) this).index());
  }
}
