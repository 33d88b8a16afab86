package dev.tapeout.diff.language;

/**
 * What questions may cost, counted in claims that are looked at, so that the same documents always
 * get the same answers. A question that is too hard leaves less for the next ones: a difference is
 * asked about in many ways, and most of those are as hard.
 */
final class Effort {
  static final String TOO_MUCH = "there are too many cases to try";

  /** For one question: under a second. */
  private static final int MOST = 400_000;

  /** For one question after many that were too hard: more than nearly all others need. */
  private static final int LEAST = 2_000;

  private int allowed = MOST;
  private int spent;

  /** Begins a question; gives what the one around it has spent, for {@link #end}. */
  int begin() {
    int outer = spent;
    spent = 0;
    return outer;
  }

  void end(int outer) {
    if (isSpent()) {
      allowed = Math.max(LEAST, allowed / 4);
    }
    spent = outer;
  }

  void spend(int claims) {
    spent += claims;
  }

  /** Whether the question has used up all that it may. */
  boolean isSpent() {
    return spent > allowed;
  }
}
