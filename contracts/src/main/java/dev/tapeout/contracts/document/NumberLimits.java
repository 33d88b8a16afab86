package dev.tapeout.contracts.document;

/** How large a number may be: arithmetic on what lies past these limits could run for minutes. */
final class NumberLimits {
  static final int LENGTH = 1_000;
  private static final int EXPONENT = 10_000;

  private NumberLimits() {}

  /** Whether the number in {@code [start, end)}, in JSON's grammar, is past the limits. */
  static boolean tooLarge(byte[] bytes, int start, int end) {
    if (end - start > LENGTH) {
      return true;
    }
    int exponent = 0;
    boolean inExponent = false;
    for (int i = start; i < end && exponent <= EXPONENT; i++) {
      byte c = bytes[i];
      if (c == 'e' || c == 'E') {
        inExponent = true;
      } else if (inExponent && c >= '0') {
        exponent = exponent * 10 + c - '0';
      }
    }
    return exponent > EXPONENT;
  }

  static void report(Problems problems, int start, int end) {
    problems.error(
        "number-too-large",
        start,
        end,
        "a number may have " + LENGTH + " characters and an exponent of " + EXPONENT + " at most",
        "write a smaller number; it is read as null");
  }
}
