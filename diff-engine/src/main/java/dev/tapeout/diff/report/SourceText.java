package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.diff.report.Style.Ink;

/** Lines of a source in a margin, the range in question underlined. */
final class SourceText {
  private static final int INDENT = 4;

  /** Lines before and after the one in question. */
  private static final int CONTEXT = 1;

  private final Style style;

  SourceText(Style style) {
    this.style = style;
  }

  /** Whether there is a text that {@code location} could show. */
  static boolean shows(Location location) {
    return location.source() != Source.NONE && location.end() > 0;
  }

  /**
   * Appends the lines around {@code location}, each ended by a newline.
   *
   * @param mark a character that stands before the line in question, such as {@code +}
   * @param ink of that line's mark and underline
   */
  void append(Location location, char mark, Ink ink, StringBuilder out) {
    int digits = Integer.toString(location.line() + CONTEXT).length();
    Excerpt excerpt = Excerpt.of(location, CONTEXT, style.width() - INDENT - digits - 5);
    for (Excerpt.Line line : excerpt.lines()) {
      if (!line.underlined() && line.text().isBlank()) {
        continue;
      }
      String number = Integer.toString(line.number());
      String margin = " ".repeat(digits - number.length()) + number + " | ";
      boolean here = line.underlined();
      out.append(" ".repeat(INDENT));
      out.append(here ? style.paint(ink, mark + " ") : "  ");
      out.append(style.paint(Ink.FAINT, margin.stripTrailing()));
      out.append((" " + line.text()).stripTrailing()).append('\n');
      if (here) {
        out.append(" ".repeat(INDENT + 2 + digits)).append(style.paint(Ink.FAINT, " |"));
        out.append(" ".repeat(1 + line.from()));
        out.append(style.paint(ink, "^".repeat(line.to() - line.from()))).append('\n');
      }
    }
  }
}
