package dev.tapeout.cli.explain;

import dev.tapeout.diff.report.Style;
import java.util.List;

/** Rules as text. */
final class RulePage {
  private RulePage() {}

  /** Id and title of each rule, under a heading for each catalogue. */
  static String list(List<Explanation> all, int width) {
    Style style = new Style(width, false);
    int widest = all.stream().mapToInt(e -> e.id().length()).max().orElse(0);
    int column = Math.min(widest + 4, width / 2);
    StringBuilder out = new StringBuilder();
    for (Explanation.About about : Explanation.About.values()) {
      out.append(about.heading()).append('\n');
      for (Explanation e : all) {
        if (e.about() == about) {
          int room = column - 2 - e.id().length();
          String gap = room < 2 ? "\n" + " ".repeat(column) : " ".repeat(room);
          out.append("  ").append(e.id()).append(gap);
          out.append(style.wrap(e.title(), column)).append('\n');
        }
      }
      out.append('\n');
    }
    return out.append("`tapeout explain ID` says what one means and what to do.\n").toString();
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

  private static void section(String heading, String text, Style style, StringBuilder out) {
    if (!text.isBlank()) {
      out.append('\n').append(heading).append("\n  ");
      out.append(style.wrap(text.replace('\n', ' '), 2)).append('\n');
    }
  }
}
