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

  /** Written out, since these are hashed more than anything else. */
  record OfSchema(Schema schema, boolean positive, Side side) implements Claim {
    @Override
    public boolean equals(Object o) {
      return o instanceof OfSchema c
          && c.schema == schema
          && c.positive == positive
          && c.side == side;
    }

    @Override
    public int hashCode() {
      return (System.identityHashCode(schema) * 31 + side.ordinal()) * 2 + (positive ? 1 : 0);
    }
  }

  record OfAssertion(Assertion assertion, boolean positive, Side side) implements Claim {
    @Override
    public boolean equals(Object o) {
      return o instanceof OfAssertion c
          && c.positive == positive
          && c.side == side
          && Assertion.kind(c.assertion) == Assertion.kind(assertion)
          && c.assertion.equals(assertion);
    }

    @Override
    public int hashCode() {
      return assertion.hashCode() * 31 + side.ordinal() * 2 + (positive ? 1 : 0);
    }
  }

  static OfSchema of(Schema schema, boolean positive, Side side) {
    return new OfSchema(schema, positive, side);
  }

  static OfAssertion of(Assertion assertion, boolean positive, Side side) {
    return new OfAssertion(assertion, positive, side);
  }
}
