package dev.tapeout.diff.language;

/** Something that must hold ({@code positive}) or must fail at a place of the instance. */
sealed interface Claim {
  boolean positive();

  Side side();

  /** Whose schema a claim comes from; a {@link World} may treat the two sides differently. */
  enum Side {
    SENDER,
    READER,
    /** Taken by the letter. */
    PLAIN
  }

  record OfSchema(Schema schema, boolean positive, Side side) implements Claim {}

  record OfAssertion(Assertion assertion, boolean positive, Side side) implements Claim {}

  static OfSchema of(Schema schema, boolean positive, Side side) {
    return new OfSchema(schema, positive, side);
  }

  static OfAssertion of(Assertion assertion, boolean positive, Side side) {
    return new OfAssertion(assertion, positive, side);
  }
}
