package dev.tapeout.cli.explain;

import dev.tapeout.diff.report.Style;
import java.util.List;

/** Rules as text. */
final class RulePage {
  private RulePage() {}

  /** One line for each rule, under a heading for each catalogue. */
  static String list(List<Explanation> all) {
    int widest = all.stream().mapToInt(e -> e.id().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Explanation.About about : Explanation.About.values()) {
      out.append(
          about == Explanation.About.CONTRACT
              ? "Rules for a contract (tapeout lint):\n"
              : "\nRules for a change (tapeout diff, tapeout gate):\n");
      for (Explanation e : all) {
        if (e.about() == about) {
          out.append("  ").append(e.id());
          out.append(" ".repeat(widest + 2 - e.id().length())).append(e.title()).append('\n');
        }
      }
    }
    return out.toString();
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
