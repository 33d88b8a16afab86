package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The source lines around a place, for a human to look at. Text is made safe to print: tabs become
 * spaces, control and direction characters become visible, what is too wide is cut with {@code …}.
 *
 * @param lines consecutive lines; one of them has an underline
 */
public record Excerpt(List<Line> lines) {
  private static final int TAB = 4;

  /**
   * One line.
   *
   * @param number from 1
   * @param text what to print
   * @param from first underlined column of {@code text}, from 0, in code points
   * @param to column just past the last underlined one; equal to {@code from} where none is
   */
  public record Line(int number, String text, int from, int to) {
    public boolean underlined() {
      return from < to;
    }
  }

  /**
   * The first line of {@code location}, the range underlined as far as it lies on that line.
   *
   * @param context how many lines to show before and after it
   * @param width the most code points of a line, 20 at least
   */
  public static Excerpt of(Location location, int context, int width) {
    Source source = location.source();
    int marked = Math.min(location.line(), source.lineCount());
    List<Line> lines = new ArrayList<>();
    int last = Math.min(source.lineCount(), marked + context);
    for (int number = Math.max(1, marked - context); number <= last; number++) {
      boolean here = number == marked;
      int start = here ? location.start() : source.lineStart(number);
      lines.add(line(source, number, start, here ? location.end() : start, here, width));
    }
    return new Excerpt(List.copyOf(lines));
  }

  /** Lines with their numbers in a margin, carets below the range, each line ended by a newline. */
  public String render() {
    int digits = Integer.toString(lines.get(lines.size() - 1).number()).length();
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      out.append(
          String.format("%" + digits + "d | %s", line.number(), line.text()).stripTrailing());
      out.append('\n');
      if (line.underlined()) {
        out.append(" ".repeat(digits)).append(" | ").append(" ".repeat(line.from()));
        out.append("^".repeat(line.to() - line.from())).append('\n');
      }
    }
    return out.toString();
  }

  /** Text with every character that a terminal would act upon made visible. */
  public static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(visible(c)));
    return out.toString();
  }

  /** A text in a sentence: quoted, visible, and cut after so many characters. */
  public static String quote(String text, int most) {
    return "'" + shorten(text, most) + "'";
  }

  /** Visible text, cut after so many characters. */
  public static String shorten(String text, int most) {
    return visible(text.length() <= most ? text : text.substring(0, most) + "…");
  }

  private static Line line(
      Source source, int number, int start, int end, boolean marked, int width) {
    byte[] bytes = source.bytes();
    int lineFrom = source.lineStart(number);
    int lineTo = source.lineEnd(number);
    int from = Math.max(lineFrom, Math.min(start, lineTo));
    int to = Math.max(from, Math.min(end, lineTo));
    // A minified document is one line of many megabytes: only what can be shown is decoded.
    int reach = 4 * Math.max(20, width);
    int windowFrom = boundary(bytes, Math.max(lineFrom, from - reach));
    int windowTo = boundary(bytes, Math.min(lineTo, from + reach));
    StringBuilder text = new StringBuilder();
    append(text, bytes, windowFrom, from);
    int markFrom = columns(text);
    append(text, bytes, from, Math.min(to, windowTo));
    int markTo = columns(text);
    append(text, bytes, Math.min(to, windowTo), windowTo);
    Line whole =
        new Line(
            number, text.toString(), markFrom, marked ? Math.max(markTo, markFrom + 1) : markFrom);
    return cut(whole, windowFrom > lineFrom, windowTo < lineTo, Math.max(20, width));
  }

  /** Keeps {@code width} columns: the start of the underline and what stands around it. */
  private static Line cut(Line line, boolean moreBefore, boolean moreAfter, int width) {
    int[] points = line.text().codePoints().toArray();
    if (points.length <= width && !moreBefore && !moreAfter) {
      return line;
    }
    int marked = Math.min(line.to() - line.from(), width / 2);
    int room = width - marked;
    int from = Math.max(0, Math.min(line.from() - room / 2, points.length - width));
    if (line.to() <= width - 1 && !moreBefore) {
      from = 0;
    }
    int to = Math.min(points.length, from + width);
    if (from > 0 || moreBefore) {
      points[from] = '…';
    }
    if (to < points.length || moreAfter && to > from) {
      points[to - 1] = '…';
    }
    int markFrom = Math.max(line.from() - from, 0);
    int markTo = Math.max(markFrom, Math.min(line.to(), to) - from);
    String text = new String(points, from, to - from);
    return new Line(
        line.number(),
        text,
        markFrom,
        line.underlined() ? Math.max(markTo, markFrom + 1) : markFrom);
  }

  private static void append(StringBuilder out, byte[] bytes, int from, int to) {
    new String(bytes, from, to - from, UTF_8)
        .codePoints()
        .forEach(c -> {
          if (c == '\t') {
            out.append(" ".repeat(TAB - columns(out) % TAB));
          } else {
            out.appendCodePoint(visible(c));
          }
        });
  }

  private static int columns(StringBuilder text) {
    return text.codePointCount(0, text.length());
  }

  /** The start of the code point that holds the byte at {@code at}. */
  private static int boundary(byte[] bytes, int at) {
    int i = at;
    while (i > 0 && i < bytes.length && at - i < 3 && Utf8.continues(bytes[i])) {
      i--;
    }
    return i;
  }

  private static int visible(int c) {
    if (c < ' ') {
      return 0x2400 + c;
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          0xFFFD;
      default -> c;
    };
  }
}
