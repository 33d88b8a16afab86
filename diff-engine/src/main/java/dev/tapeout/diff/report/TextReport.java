package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.diff.report.Remark.Kind;
import dev.tapeout.diff.report.Style.Ink;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report for people: what breaks and what is undecided in full, what is accepted or compatible in
 * short, what is documentation as a number, and then the verdict.
 */
public final class TextReport {
  private static final String BACK = "info.version goes back";

  private final Style style;
  private final Detail detail;
  private final int most;
  private final StringBuilder out = new StringBuilder();
  private final Set<Diagnostic> told = new HashSet<>();
  private int shown;

  private TextReport(Style style, Detail detail, int most) {
    this.style = style;
    this.detail = detail;
    this.most = most;
  }

  /**
   * Writes the report.
   *
   * @param detail which findings are listed
   * @param most how many findings are shown; what is left out is counted. 0 shows all.
   */
  public static String render(Report report, Style style, Detail detail, int most) {
    TextReport text = new TextReport(style, detail, most == 0 ? Integer.MAX_VALUE : most);
    text.write(report);
    return text.out.toString();
  }

  private void write(Report report) {
    for (Judged judged : report.contracts()) {
      write(judged);
    }
    for (Report.Unreadable contract : report.unreadable()) {
      diagnostics(contract.diagnostics());
      line(false, contract.name(), "could not be read, and so not be judged");
      out.append('\n');
    }
    out.append(new Summary(style).of(report));
  }

  /** What several contracts share is shown once. */
  private void diagnostics(List<Diagnostic> diagnostics) {
    List<Diagnostic> fresh = diagnostics.stream().filter(told::add).toList();
    out.append(new DiagnosticText(style).render(fresh));
  }

  private void write(Judged judged) {
    diagnostics(judged.diagnostics());
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    int leftOut = 0;
    Kind last = null;
    FindingText text = new FindingText(style, judged, out);
    Verdict verdict = judged.verdict();
    List<Shown> entries = new ArrayList<>(Shown.of(verdict.findings()));
    entries.sort(Comparator.comparing(entry -> Remark.kind(verdict, entry.finding())));
    for (Shown entry : entries) {
      Kind kind = Remark.kind(verdict, entry.finding());
      counts.merge(kind, 1, Integer::sum);
      if (!detail.lists(entry.finding())) {
        continue;
      }
      if (shown == most) {
        leftOut++;
        continue;
      }
      shown++;
      boolean full = kind.grave() || kind == Kind.LOWERED;
      if (!full && kind != last) {
        out.append(style.paint(Ink.STRONG, kind.word()));
        out.append('\n');
      }
      if (full) {
        text.full(entry);
      } else {
        text.brief(entry);
      }
      last = kind;
    }
    if (leftOut > 0) {
      out.append("… ").append(leftOut);
      out.append(leftOut == 1 ? " finding is" : " findings are");
      out.append(" left out: --max-findings 0 shows all\n");
    }
    if (last != null && !last.grave() || leftOut > 0) {
      out.append('\n');
    }
    Diagnostic step = judged.wrongStep();
    if (step != null) {
      diagnostics(List.of(step));
    }
    verdict(judged, counts, step);
  }

  private void verdict(Judged judged, Map<Kind, Integer> counts, @Nullable Diagnostic step) {
    line(judged.pass(), judged.name(), counted(judged, counts, step));
    out.append("      ").append(style.wrap(Excerpt.visible(steps(judged)), 6)).append('\n');
    out.append('\n');
  }

  private void line(boolean pass, String name, String what) {
    String visible = Excerpt.visible(name);
    int used = 8 + visible.codePointCount(0, visible.length());
    out.append(style.verdict(pass)).append("  ");
    out.append(style.paint(Ink.STRONG, visible)).append("  ");
    out.append(style.wrap(what, used, 6)).append('\n');
  }

  private String counted(Judged judged, Map<Kind, Integer> counts, @Nullable Diagnostic step) {
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> {
      String part = count + " " + kind.word();
      boolean hidden = kind == Kind.DOCUMENTATION && detail != Detail.ALL;
      parts.add(hidden ? part + " (--verbose lists them)" : part);
    });
    List<Diagnostic> wrong = new ArrayList<>(judged.diagnostics());
    if (step != null) {
      wrong.add(step);
    }
    parts.addAll(DiagnosticText.counts(wrong));
    return parts.isEmpty() ? "no findings" : String.join(", ", parts);
  }

  static String steps(Judged judged) {
    StringBuilder text = new StringBuilder();
    if (judged.formerName() != null) {
      text.append("The file was called ").append(judged.formerName()).append(". ");
    }
    for (String reason : judged.reasons()) {
      boolean field = reason.startsWith("info.");
      char first = field ? reason.charAt(0) : Character.toUpperCase(reason.charAt(0));
      text.append(first).append(reason.substring(1)).append(". ");
    }
    Verdict verdict = judged.verdict();
    if (judged.before() == null) {
      text.append("A new contract, which can break nothing.");
    } else if (verdict.reason() == null && judged.after() == null) {
      boolean accepted = verdict.findings().stream().anyMatch(f -> verdict.acceptance(f) != null);
      text.append("The contract is gone, which ");
      text.append(accepted ? "was accepted." : "the severity of that rule lets pass.");
    } else if (verdict.reason() == null && verdict.required() == Bump.NONE) {
      text.append("The contract says the same as before.");
    } else if (verdict.reason() == null) {
      text.append("The changes need a ").append(verdict.required().label()).append(" version.");
    }
    return text.toString().stripTrailing() + versions(judged);
  }

  private static String versions(Judged judged) {
    String before = judged.versionBefore();
    String after = judged.versionAfter();
    if (before == null && after == null) {
      return " There is no info.version.";
    }
    if (judged.reasons().stream().anyMatch(r -> r.startsWith(BACK))) {
      return ""; // said already
    }
    if (Objects.equals(before, after)) {
      return " info.version stays " + after + ".";
    }
    return before != null && after != null
        ? " info.version goes from " + before + " to " + after + "."
        : " info.version " + (after == null ? "was " + before : "is " + after) + ".";
  }
}
