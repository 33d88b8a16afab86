package dev.tapeout.diff.language;

import java.util.ArrayList;
import java.util.List;

/** Lists of claims taken together. */
final class Claims {
  private Claims() {}

  /** Claims under which none of the ways is open: the first claim of each is denied. */
  static List<Claim> denied(List<List<Claim>> ways) {
    List<Claim> denials = new ArrayList<>();
    for (List<Claim> way : ways) {
      Claim first = way.get(0);
      denials.add(
          first instanceof Claim.OfSchema s
              ? Claim.of(s.schema(), !s.positive(), s.side())
              : deny((Claim.OfAssertion) first));
    }
    return denials;
  }

  private static Claim deny(Claim.OfAssertion a) {
    return Claim.of(a.assertion(), !a.positive(), a.side());
  }
}
