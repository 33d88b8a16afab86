package dev.tapeout.diff.language;

import java.util.List;

/** Claims that are made of others. */
final class Claims {
  private Claims() {}

  /** All of the schemas denied. */
  static List<Claim> none(List<Schema> schemas, Claim.Side side) {
    return schemas.stream().map(s -> (Claim) Claim.of(s, false, side)).toList();
  }

  /** Claims under which none of the ways is open: the first claim of each is denied. */
  static List<Claim> denied(List<List<Claim>> ways) {
    return ways.stream().map(way -> denied(way.get(0))).toList();
  }

  static Claim denied(Claim claim) {
    return claim instanceof Claim.OfSchema s
        ? Claim.of(s.schema(), !s.positive(), s.side())
        : denied((Claim.OfAssertion) claim);
  }

  private static Claim denied(Claim.OfAssertion a) {
    return Claim.of(a.assertion(), !a.positive(), a.side());
  }
}
