package dev.tapeout.diff.language;

/**
 * Thrown inside the algebra where a question is beyond it; {@link Search} turns it into an answer.
 */
final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1;

  Undecided(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
