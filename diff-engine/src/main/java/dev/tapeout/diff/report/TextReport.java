package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.report.Style.Ink;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A report for people: what breaks and what is undecided in full, what is compatible in short, what
 * is documentation as a number, and then the verdict.
 */
public final class TextReport {
  private final Style style;
  private final boolean verbose;
  private final int most;
  private final StringBuilder out = new StringBuilder();
  private int shown;

  private TextReport(Style style, boolean verbose, int most) {
    this.style = style;
    this.verbose = verbose;
    this.most = most;
  }

  /**
   * Writes the report.
   *
   * @param verbose whether changes of documentation are listed too
   * @param most how many findings are shown; what is left out is counted. 0 shows all.
   */
  public static String render(Report report, Style style, boolean verbose, int most) {
    TextReport text = new TextReport(style, verbose, most == 0 ? Integer.MAX_VALUE : most);
    text.write(report);
    return text.out.toString();
  }

  private void write(Report report) {
    out.append(new DiagnosticText(style).render(report.diagnostics()));
    for (Judged judged : report.contracts()) {
      write(judged);
    }
    if (report.contracts().size() > 1 || !report.diagnostics().isEmpty()) {
      total(report);
    }
  }

  private void write(Judged judged) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    int leftOut = 0;
    Severity last = null;
    FindingText text = new FindingText(style, judged, out);
    for (Finding finding : judged.verdict().findings()) {
      Severity severity = finding.severity();
      counts.merge(severity, 1, Integer::sum);
      if (severity == Severity.DOCUMENTATION && !verbose) {
        continue;
      }
      if (shown == most) {
        leftOut++;
        continue;
      }
      shown++;
      boolean full = severity == Severity.BREAKING || severity == Severity.UNDECIDED;
      if (!full && severity != last) {
        out.append(style.paint(Ink.STRONG, word(severity)));
        out.append('\n');
      }
      if (full) {
        text.full(finding);
      } else {
        text.brief(finding);
      }
      last = severity;
    }
    if (leftOut > 0) {
      out.append("… ").append(leftOut);
      out.append(leftOut == 1 ? " finding is" : " findings are");
      out.append(" left out: --max-findings 0 shows all\n");
    }
    if (last == Severity.COMPATIBLE || last == Severity.DOCUMENTATION || leftOut > 0) {
      out.append('\n');
    }
    verdict(judged, counts);
  }

  private void verdict(Judged judged, Map<Severity, Integer> counts) {
    Verdict verdict = judged.verdict();
    out.append(style.paint(verdict.pass() ? Ink.GOOD : Ink.BAD, verdict.pass() ? "PASS" : "FAIL"));
    String name = Excerpt.visible(judged.name());
    int used = 8 + name.codePointCount(0, name.length());
    out.append("  ").append(style.paint(Ink.STRONG, name)).append("  ");
    out.append(style.wrap(counted(counts), used, 6)).append('\n');
    out.append("      ").append(style.wrap(Excerpt.visible(steps(judged)), 6)).append('\n');
    out.append('\n');
  }

  private String counted(Map<Severity, Integer> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((severity, count) -> {
      String part = count + " " + word(severity);
      boolean hidden = severity == Severity.DOCUMENTATION && !verbose;
      parts.add(hidden ? part + " (--verbose lists them)" : part);
    });
    return parts.isEmpty() ? "no findings" : String.join(", ", parts);
  }

  static String steps(Judged judged) {
    StringBuilder text = new StringBuilder();
    if (judged.formerName() != null) {
      text.append("The file was called ").append(judged.formerName()).append(". ");
    }
    Verdict verdict = judged.verdict();
    String reason = verdict.reason();
    if (reason != null) {
      boolean field = reason.startsWith("info.");
      char first = field ? reason.charAt(0) : Character.toUpperCase(reason.charAt(0));
      text.append(first).append(reason.substring(1)).append('.');
    } else if (judged.before() == null) {
      text.append("A new contract, which can break nothing.");
    } else if (verdict.required() == Bump.NONE) {
      text.append("The contract says the same as before.");
    } else {
      text.append("The changes need a ").append(word(verdict.required())).append(" version.");
    }
    return text.append(versions(judged)).toString();
  }

  private static String versions(Judged judged) {
    String before = judged.versionBefore();
    String after = judged.versionAfter();
    if (before == null && after == null) {
      return " There is no info.version.";
    }
    if (Objects.equals(before, after)) {
      return " info.version stays " + after + ".";
    }
    return before != null && after != null
        ? " info.version goes from " + before + " to " + after + "."
        : " info.version " + (after == null ? "was " + before : "is " + after) + ".";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void total(Report report) {
    long failed = report.contracts().stream().filter(j -> !j.verdict().pass()).count();
    boolean pass = report.pass();
    out.append(style.paint(pass ? Ink.GOOD : Ink.BAD, pass ? "PASS" : "FAIL"));
    int all = report.contracts().size();
    out.append("  ").append(all).append(all == 1 ? " contract" : " contracts");
    out.append(" compared, ").append(failed).append(" failed; ");
    out.append(DiagnosticText.counted(report.diagnostics())).append('\n');
  }
}
