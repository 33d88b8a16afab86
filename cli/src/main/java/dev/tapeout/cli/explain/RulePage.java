package dev.tapeout.cli.explain;

import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.report.Style;
import java.util.List;

/** Rules as text. */
final class RulePage {
  private RulePage() {}

  /** Id and title of each rule, under a heading for each catalogue. */
  static String list(List<Explanation> all, int width) {
    StringBuilder out = new StringBuilder();
    for (Explanation.About about : Explanation.About.values()) {
      out.append(about.heading()).append('\n');
      column(
          all.stream()
              .filter(e -> e.about() == about)
              .map(e -> new String[] {e.id(), e.title()})
              .toList(),
          width,
          out);
      out.append('\n');
    }
    return out.append("`tapeout explain ID` says what one means and what to do.\n").toString();
  }

  /** What is reported today as was reported under an id of old. */
  static String formerly(String id, List<Rule> today, int width) {
    StringBuilder out = new StringBuilder(id).append(" is no rule any more. Today it is:\n");
    column(today.stream().map(r -> new String[] {r.id(), r.title()}).toList(), width, out);
    return out.append("\nA severity set for it in tapeout.yaml counts for all of these.\n")
        .toString();
  }

  /** All about one rule, laid out for {@code width} columns. */
  static String page(Explanation e, int width) {
    Style style = new Style(Math.min(width, 100), false);
    StringBuilder out = new StringBuilder(e.id()).append("\n  ");
    out.append(style.wrap(e.title(), 2)).append('\n');
    section("Why", e.why(), style, out);
    section("What to do", e.remedy(), style, out);
    if (!e.example().isBlank()) {
      out.append("\nExample\n").append(e.example().stripTrailing().indent(2));
    }
    return out.toString();
  }

  /** Ids on the left, titles on the right. */
  private static void column(List<String[]> rows, int width, StringBuilder out) {
    Style style = new Style(width, false);
    int widest = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    int column = Math.min(widest + 4, width / 2);
    for (String[] row : rows) {
      int room = column - 2 - row[0].length();
      String gap = room < 2 ? "\n" + " ".repeat(column) : " ".repeat(room);
      out.append("  ").append(row[0]).append(gap);
      out.append(style.wrap(row[1], column)).append('\n');
    }
  }

  private static void section(String heading, String text, Style style, StringBuilder out) {
    if (!text.isBlank()) {
      out.append('\n').append(heading).append("\n  ");
      out.append(style.wrap(text.replace('\n', ' '), 2)).append('\n');
    }
  }
}
