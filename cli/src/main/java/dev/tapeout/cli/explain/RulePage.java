package dev.tapeout.cli.explain;

import dev.tapeout.cli.catalogue.Columns;
import dev.tapeout.cli.catalogue.Explanation;
import dev.tapeout.cli.catalogue.Explanation.About;
import dev.tapeout.cli.catalogue.Explanation.Fact;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.report.Style;
import java.util.List;

/** Rules as text. */
final class RulePage {
  private RulePage() {}

  /** Id and title of each rule, under a heading for each catalogue. */
  static String list(List<Explanation> all, int width) {
    StringBuilder out = new StringBuilder();
    for (About about : About.values()) {
      out.append(about.heading()).append('\n');
      Columns.append(
          all.stream()
              .filter(e -> e.about() == about)
              .map(e -> new String[] {e.id(), e.title()})
              .toList(),
          width,
          out);
      out.append('\n');
    }
    return out.append("`tapeout explain RULE` says what one means and what to do.\n").toString();
  }

  /** What is reported today as was reported under an id of old. */
  static String formerly(String id, List<Rule> today, int width) {
    StringBuilder out = new StringBuilder(id).append(" is no rule any more. Today it is:\n");
    titles(today, width, out);
    return out.append("\nA severity set for it in tapeout.yaml counts for all of these.\n")
        .toString();
  }

  /** What a check of oasdiff is here. */
  static String peer(PeerCheck check, int width) {
    StringBuilder out = new StringBuilder(check.id()).append(" is a check of oasdiff.");
    if (check.waiver() != null) {
      Style style = new Style(Math.min(width, 100), false);
      return out.append("\n\nNo rule answers to it:\n  ")
          .append(style.wrap(check.waiver() + ".", 2))
          .append('\n')
          .toString();
    }
    out.append(" Here it is:\n");
    titles(check.rules().stream().flatMap(id -> Rules.find(id).stream()).toList(), width, out);
    if (!check.conditions().isEmpty()) {
      out.append("\nIt means those findings alone that are: ");
      out.append(String.join(", ", check.conditions())).append('\n');
    }
    return out.append("\nA severity set for it in tapeout.yaml counts for just these findings.\n")
        .toString();
  }

  private static void titles(List<Rule> rules, int width, StringBuilder out) {
    Columns.append(rules.stream().map(r -> new String[] {r.id(), r.title()}).toList(), width, out);
  }

  /** All about one rule, laid out for {@code width} columns. */
  static String page(Explanation e, int width) {
    Style style = new Style(Math.min(width, 100), false);
    StringBuilder out = new StringBuilder(e.id()).append("\n  ");
    out.append(style.wrap(e.title(), 2)).append('\n');
    for (Fact fact : e.facts()) {
      out.append(fact == e.facts().get(0) ? "\n" : "");
      String label = "%-10s  ".formatted(fact.label());
      out.append(label).append(style.wrap(fact.text(), label.length())).append('\n');
    }
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
