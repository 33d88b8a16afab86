package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines around a place of one side, what changed in them marked. */
final class HtmlSource {
  private static final int CONTEXT = 3;
  private static final int WIDTH = 200;

  private final List<Excerpt.Line> lines;
  private final int indent;

  private HtmlSource(List<Excerpt.Line> lines) {
    this.lines = lines;
    this.indent =
        lines.stream()
            .map(Excerpt.Line::text)
            .filter(text -> !text.isBlank())
            .mapToInt(text -> text.length() - text.stripLeading().length())
            .min()
            .orElse(0);
  }

  /** The lines around a location; null where there is no text that could be shown. */
  static @Nullable HtmlSource of(@Nullable Location location) {
    return location != null && SourceText.shows(location)
        ? new HtmlSource(Excerpt.of(location, CONTEXT, WIDTH).lines())
        : null;
  }

  /**
   * Appends the lines.
   *
   * @param other the other side, with which the line in question is compared; null where none is
   */
  void append(@Nullable HtmlSource other, StringBuilder out) {
    for (Excerpt.Line line : lines) {
      String text = line.text();
      out.append("<span class=\"line").append(line.underlined() ? " here" : "").append('"');
      out.append(" data-line=\"").append(line.number()).append("\">");
      int from = Math.min(indent, text.length());
      if (line.underlined()) {
        int[] span = span(line, other == null ? null : other.marked());
        out.append(Markup.text(text.substring(from, span[0]))).append("<mark>");
        out.append(Markup.text(text.substring(span[0], span[1]))).append("</mark>");
        from = span[1];
      }
      out.append(Markup.text(text.substring(from))).append("</span>\n");
    }
  }

  private Excerpt.@Nullable Line marked() {
    return lines.stream().filter(Excerpt.Line::underlined).findFirst().orElse(null);
  }

  /**
   * What to mark: where the other side says the same as far as the place in question and then
   * something else, that something; otherwise the place.
   */
  private static int[] span(Excerpt.Line line, Excerpt.@Nullable Line other) {
    String text = line.text();
    int from = offset(text, line.from());
    int to = offset(text, line.to());
    if (other == null) {
      return new int[] {from, to};
    }
    String before = text.substring(from);
    String after = other.text().substring(offset(other.text(), other.from()));
    int shorter = Math.min(before.length(), after.length());
    int head = 0;
    while (head < shorter && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    while (splitsWord(before, head) || splitsWord(after, head)) {
      head--;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    while (splitsWord(before, before.length() - tail) || splitsWord(after, after.length() - tail)) {
      tail--;
    }
    int start = from + head;
    int end = from + before.length() - tail;
    return start >= to && start < end ? new int[] {start, end} : new int[] {from, to};
  }

  /** The place of a column, which may lie just past the end of the line. */
  private static int offset(String text, int column) {
    return text.offsetByCodePoints(0, Math.min(column, text.codePointCount(0, text.length())));
  }

  private static boolean splitsWord(String text, int index) {
    return index > 0 && index < text.length() && word(text, index - 1) && word(text, index);
  }

  private static boolean word(String text, int index) {
    char c = text.charAt(index);
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
