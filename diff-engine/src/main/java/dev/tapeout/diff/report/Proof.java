package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.diff.change.Witness;
import java.util.List;
import java.util.Locale;

/**
 * A witness to look at.
 *
 * @param said who accepts it and who does not
 * @param lines of JSON; what cannot be seen is escaped, so that it is still the same value
 * @param omitted how many further lines there are
 */
record Proof(String said, List<String> lines, int omitted) {
  /**
   * Lays a witness out.
   *
   * @param most how many lines are kept
   * @param width after how many characters a line is cut
   */
  static Proof of(Witness witness, int most, int width) {
    String accepted = witness.acceptedBy().name().toLowerCase(Locale.ROOT);
    String rejected = witness.rejectedBy().name().toLowerCase(Locale.ROOT);
    String sure = witness.confirmed() ? "confirmed" : "not confirmed";
    List<String> all = JsonWriter.pretty(witness.instance()).lines().toList();
    List<String> shown = all.stream().limit(most).map(line -> cut(escaped(line), width)).toList();
    return new Proof(
        "accepted by " + accepted + ", rejected by " + rejected + " (" + sure + ")",
        shown,
        all.size() - shown.size());
  }

  /** A document may hold a string of a million characters. */
  static String cut(String text, int most) {
    int length = text.codePointCount(0, text.length());
    return length <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + "… (" + length + " characters)";
  }

  private static String escaped(String line) {
    if (Excerpt.visible(line).equals(line)) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> {
          if (Excerpt.visible(c).equals(c)) {
            out.append(c);
          } else {
            c.chars().forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04x", unit)));
          }
        });
    return out.toString();
  }
}
