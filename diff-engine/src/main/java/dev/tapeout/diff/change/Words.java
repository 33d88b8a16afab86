package dev.tapeout.diff.change;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import org.jspecify.annotations.Nullable;

/** How messages put things. */
public final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  /** With a capital letter at the start. */
  public static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** A text for a message, cut where it is long. */
  public static String brief(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  /** As {@link #brief(String)} of the JSON text; {@code nothing} where there is no value. */
  public static String brief(@Nullable Node value) {
    if (value == null) {
      return "nothing";
    }
    String text = value.toString();
    String cut = brief(text);
    return value instanceof StringNode && !cut.equals(text) ? cut + '"' : cut;
  }

  /** A value as a fingerprint sees it: in full, or empty where there is none. */
  public static String exact(@Nullable Node value) {
    return value == null ? "" : value.toString();
  }

  /** That a thing has another value, as a sentence: {@code subject was … and is ….}. */
  public static String changed(String subject, @Nullable Node from, @Nullable Node to) {
    return subject + " was " + brief(from) + " and is " + brief(to) + ".";
  }
}
