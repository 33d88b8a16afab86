package dev.tapeout.diff.language;

import java.util.List;

/**
 * At least one of the alternatives must hold, each a list of claims. What is left of a choice when
 * alternatives are dropped shares its {@code failures}.
 */
record Choice(List<List<Claim>> alternatives, Failures failures) {
  /** How often nothing was left of a choice; counted in place, by identity. */
  static final class Failures {
    private int count;
  }

  static Choice of(List<List<Claim>> alternatives) {
    return new Choice(alternatives, new Failures());
  }

  Choice narrowed(List<List<Claim>> left) {
    return new Choice(left, failures);
  }

  void failed() {
    failures.count++;
  }

  /**
   * Whether to settle this before {@code other}: first what has failed most, since it is likely to
   * fail again; then what the instance is, which rules out most of what it is not; then the smaller
   * (F. Boussemart et al., <i>Boosting Systematic Search by Weighting Constraints</i>, ECAI 2004).
   */
  boolean before(Choice other) {
    if (failures.count != other.failures.count) {
      return failures.count > other.failures.count;
    }
    boolean positive = claims();
    return positive == other.claims() ? alternatives.size() < other.alternatives.size() : positive;
  }

  private boolean claims() {
    Claim first = alternatives.get(0).get(0);
    return first.positive() && first instanceof Claim.OfSchema;
  }
}
