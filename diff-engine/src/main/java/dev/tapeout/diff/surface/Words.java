package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import org.jspecify.annotations.Nullable;

/** How messages put things. */
final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** A value for a message: compact, cut where it is long. */
  static String brief(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  static String brief(@Nullable Node value) {
    return value == null ? "nothing" : brief(value.toString());
  }

  /** A value as a fingerprint sees it: in full, or empty where there is none. */
  static String exact(@Nullable Node value) {
    return value == null ? "" : value.toString();
  }
}
