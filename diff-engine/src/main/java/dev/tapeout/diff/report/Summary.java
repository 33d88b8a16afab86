package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.report.Style.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The end of a text about several contracts: a line for each with the step that it needs and the
 * one that it makes, those that fail last, for there they are seen; and the one verdict on all.
 */
final class Summary {
  /** Columns before the name. */
  private static final int INDENT = 20;

  private final Style style;
  private final StringBuilder out = new StringBuilder();

  Summary(Style style) {
    this.style = style;
  }

  /** The text; empty where a single contract has said all there is to say. */
  String of(Report report) {
    int looked = report.contracts().size() + report.unreadable().size();
    if (looked > 1) {
      out.append(style.paint(Ink.FAINT, "      needs  makes  contract")).append('\n');
      report.contracts().stream().filter(Judged::pass).forEach(this::row);
      report.contracts().stream().filter(judged -> !judged.pass()).forEach(this::row);
      report.unreadable().forEach(u -> row(false, "", "", u.name(), "could not be read"));
      out.append('\n');
    }
    if (looked != 1 || !report.unchanged().isEmpty() || !report.skipped().isEmpty()) {
      out.append(style.verdict(report.pass())).append("  ");
      out.append(style.wrap(total(report), 6)).append('\n');
    }
    return out.toString();
  }

  private void row(Judged judged) {
    List<String> why = new ArrayList<>();
    if (!judged.pass()) {
      count(judged, Severity.BREAKING, why);
      count(judged, Severity.UNDECIDED, why);
      why.addAll(DiagnosticText.counts(judged.diagnostics()));
      if (judged.wrongStep() != null) {
        why.add("the step of info.version");
      }
    }
    String made =
        judged.before() == null
            ? "(new)"
            : judged.after() == null ? "(gone)" : word(judged.verdict().made());
    String needed = judged.before() == null ? "" : word(judged.verdict().required());
    row(judged.pass(), needed, made, judged.name(), String.join(", ", why));
  }

  private static void count(Judged judged, Severity severity, List<String> to) {
    long count =
        judged.verdict().findings().stream()
            .filter(f -> f.severity() == severity && judged.verdict().acceptance(f) == null)
            .count();
    if (count > 0) {
      to.add(count + " " + word(severity));
    }
  }

  private void row(boolean pass, String needed, String made, String name, String why) {
    String visible = Excerpt.visible(name);
    out.append(style.verdict(pass)).append("  ");
    out.append(String.format(Locale.ROOT, "%-5s  %-6s ", needed, made));
    out.append(style.paint(Ink.STRONG, visible));
    if (!why.isEmpty()) {
      int used = INDENT + 2 + visible.codePointCount(0, visible.length());
      out.append("  ").append(style.wrap(why, used, INDENT));
    }
    out.append('\n');
  }

  private String total(Report report) {
    int unchanged = report.unchanged().size();
    int all = report.contracts().size() + report.unreadable().size() + unchanged;
    long passed = report.contracts().stream().filter(Judged::pass).count();
    List<String> parts = new ArrayList<>();
    part(passed, "passed", parts);
    part(report.contracts().size() - passed, "failed", parts);
    part(report.unreadable().size(), "could not be read", parts);
    part(unchanged, "unchanged", parts);
    String skipped = Report.noContracts(report.skipped());
    return (all == 1 ? "1 contract: " : all + " contracts: ")
        + (parts.isEmpty() ? "nothing to judge" : String.join(", ", parts))
        + (skipped.isEmpty() ? "" : ". " + Excerpt.visible(skipped));
  }

  private static void part(long count, String what, List<String> to) {
    if (count > 0) {
      to.add(count + " " + what);
    }
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? "?" : value.name().toLowerCase(Locale.ROOT);
  }
}
