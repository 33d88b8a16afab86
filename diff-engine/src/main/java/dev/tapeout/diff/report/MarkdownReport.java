package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.report.Remark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a merge request: the verdict, what has to be looked at in a table and each with its
 * proof behind a fold, the rest in short. It stays below the 65,536 characters that GitHub takes,
 * however much there is to say; what has no room is counted.
 */
final class MarkdownReport {
  /** By this a script finds the comment of an earlier run. */
  static final String MARK = "<!-- tapeout-report -->";

  /** Of the 65,536, some are kept for the last lines. */
  private static final int MOST_CHARACTERS = 65_000;

  /** How far a table may go, so that there is room for what follows. */
  private static final int CONTRACTS = 10_000;

  private static final int OVERVIEW = 20_000;

  private static final int MESSAGE = 600;
  private static final int WITNESS_LINES = 40;
  private static final int WIDTH = 160;
  private static final int OPERATIONS = 10;
  private static final String FOLD_END = "\n</details>\n\n";

  private final StringBuilder out = new StringBuilder();
  private final Dossier dossier;
  private int missing;

  private MarkdownReport(Dossier dossier) {
    this.dossier = dossier;
    this.missing = dossier.omitted();
  }

  /**
   * Writes the comment.
   *
   * @param verbose whether changes of documentation are listed too
   */
  static String render(Dossier dossier, boolean verbose) {
    MarkdownReport report = new MarkdownReport(dossier);
    report.verdict();
    report.aside();
    report.overview(dossier.grave().toList());
    report.each(dossier.grave().toList(), MarkdownReport::details, MOST_CHARACTERS);
    report.lowered();
    report.list(Kind.ACCEPTED, "accepted");
    report.list(Kind.COMPATIBLE, "compatible");
    if (verbose) {
      report.list(Kind.DOCUMENTATION, "documentation");
    }
    report.list(Kind.NOTE, "noted");
    report.end();
    return report.out.toString();
  }

  private void verdict() {
    out.append(MARK).append("\n## ").append(mark(dossier.pass())).append(" Tapeout: ");
    out.append(dossier.pass() ? "pass" : "fail").append(", ");
    out.append(Dossier.counted(dossier.counts())).append("\n\n");
    List<Sheet> sheets = dossier.sheets();
    if (sheets.size() == 1) {
      Sheet sheet = sheets.get(0);
      out.append(MarkdownText.code(sheet.name())).append(": ");
      out.append(MarkdownText.prose(sheet.summary())).append("\n\n");
    } else if (!sheets.isEmpty()) {
      out.append("| | Contract | Changes | |\n|---|---|---|---|\n");
      int rows = fill(sheets, MarkdownReport::row, CONTRACTS);
      out.append(rows < sheets.size() ? "\n… and " + (sheets.size() - rows) + " more\n\n" : "\n");
    }
  }

  private void aside() {
    if (!dossier.aside().isEmpty()) {
      String said = Proof.cut(dossier.aside(), MESSAGE);
      out.append(MarkdownText.prose(said)).append("\n\n");
    }
  }

  private static String row(Sheet sheet) {
    return cells(
        mark(sheet.pass()),
        MarkdownText.code(sheet.name()),
        Dossier.counted(sheet.counts()),
        MarkdownText.prose(sheet.summary()));
  }

  private void overview(List<Remark> remarks) {
    if (!remarks.isEmpty()) {
      out.append("| | What | Where | Rule |\n|---|---|---|---|\n");
      int rows = fill(remarks, MarkdownReport::row, OVERVIEW);
      out.append(rows < remarks.size() ? "\n… and " + (remarks.size() - rows) + " more\n\n" : "\n");
    }
  }

  private static String row(Remark remark) {
    return cells(mark(remark), message(remark), place(remark), MarkdownText.code(remark.rule()));
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Appends as many as have room; how many those are. */
  private <T> int fill(List<T> items, Function<T, String> written, int most) {
    int done = 0;
    for (T item : items) {
      String block = written.apply(item);
      if (out.length() + block.length() > most) {
        break;
      }
      out.append(block);
      done++;
    }
    return done;
  }

  /** Appends as many as have room and remembers how many had none. */
  private void each(List<Remark> remarks, Function<Remark, String> written, int most) {
    missing += remarks.size() - fill(remarks, written, most);
  }

  /** What breaks and is let pass is shown with its proof all the same. */
  private void lowered() {
    List<Remark> remarks =
        dossier.sheets().stream()
            .flatMap(sheet -> sheet.remarks().stream())
            .filter(remark -> remark.kind() == Kind.LOWERED)
            .toList();
    if (!remarks.isEmpty()) {
      out.append("### Counts for less by tapeout.yaml\n\n");
      each(remarks, MarkdownReport::details, MOST_CHARACTERS);
    }
  }

  /** Remarks that take a line each, behind one fold. */
  private void list(Kind kind, String title) {
    List<Remark> remarks =
        dossier.sheets().stream()
            .flatMap(sheet -> sheet.remarks().stream())
            .filter(remark -> remark.kind() == kind)
            .toList();
    String start = "<details>\n<summary>" + remarks.size() + " " + title + "</summary>\n\n";
    if (remarks.isEmpty()) {
      return;
    }
    if (out.length() + start.length() + FOLD_END.length() > MOST_CHARACTERS) {
      missing += remarks.size();
      return;
    }
    out.append(start);
    each(remarks, MarkdownReport::line, MOST_CHARACTERS - FOLD_END.length());
    out.append(FOLD_END);
  }

  private static String line(Remark remark) {
    String rule = MarkdownText.code(remark.rule());
    String why =
        remark.accepted() == null
            ? ""
            : "<br>"
                + MarkdownText.prose(
                    Proof.cut(Words.capital(remark.accepted().sentence()), MESSAGE));
    return "- " + message(remark) + " (" + rule + ", " + place(remark) + ")" + why + "\n";
  }

  private void end() {
    if (missing > 0) {
      out.append("**").append(missing).append(" more**: run `tapeout ");
      out.append(dossier.compared() ? "gate" : "lint").append(" … --format html=report.html`\n");
    }
  }

  private static String details(Remark remark) {
    StringBuilder text = new StringBuilder("<details>\n<summary>");
    text.append(mark(remark)).append(' ').append(remark.meaning());
    if (remark.direction() != null) {
      text.append(" in the ").append(remark.direction().label());
    }
    text.append(": ").append(message(remark)).append("</summary>\n\n");
    sides(remark, text);
    if (remark.witness() != null) {
      Proof proof = Proof.of(remark.witness(), WITNESS_LINES, WIDTH);
      text.append("**Proof**, ").append(proof.said()).append(":\n\n");
      text.append(MarkdownText.fence("json", proof.lines())).append('\n');
      text.append(proof.omitted() == 0 ? "" : "… " + proof.omitted() + " more lines\n\n");
    }
    labelled("Why", remark.reason(), text);
    labelled("Fix", remark.remedy(), text);
    operations(remark.operations(), text);
    if (remark.acceptable() != null) {
      text.append("**Id** ").append(MarkdownText.code(remark.acceptable())).append("\n\n");
    }
    return text.append("</details>\n\n").toString();
  }

  private static void sides(Remark remark, StringBuilder text) {
    List<String> lines = new ArrayList<>();
    Location before = remark.before();
    Location after = remark.after();
    boolean change = remark.kind() == Kind.BREAKING || remark.kind() == Kind.UNDECIDED;
    if (before != null) {
      text.append("Was ").append(MarkdownText.code(before.toString()));
      text.append(after == null ? ", now gone" : "");
      lines.addAll(line('-', before));
    }
    if (after != null) {
      text.append(before == null ? "At " : ", now ").append(MarkdownText.code(after.toString()));
      lines.addAll(line(change ? '+' : ' ', after));
    }
    text.append(before == null && after == null ? "" : "\n\n");
    text.append(lines.isEmpty() ? "" : MarkdownText.fence("diff", outdented(lines)) + "\n");
  }

  private static List<String> line(char mark, Location location) {
    return SourceText.shows(location)
        ? Excerpt.of(location, 0, WIDTH).lines().stream().map(l -> mark + " " + l.text()).toList()
        : List.of();
  }

  /** A mark and a blank stand first; what is indented in all lines need not be shown so. */
  private static List<String> outdented(List<String> lines) {
    int indent =
        lines.stream()
            .mapToInt(line -> line.length() - line.substring(1).stripLeading().length())
            .min()
            .orElse(2);
    return lines.stream()
        .map(line -> line.charAt(0) + " " + line.substring(Math.min(indent, line.length())))
        .toList();
  }

  private static void labelled(String label, @Nullable String what, StringBuilder text) {
    if (what != null) {
      text.append("**").append(label).append("** ");
      text.append(MarkdownText.prose(Proof.cut(what, MESSAGE))).append("\n\n");
    }
  }

  private static void operations(List<String> operations, StringBuilder text) {
    if (!operations.isEmpty()) {
      int shown = Math.min(OPERATIONS, operations.size());
      int more = operations.size() - shown;
      List<String> names =
          operations.subList(0, shown).stream()
              .map(name -> MarkdownText.code(Proof.cut(name, WIDTH)))
              .toList();
      text.append("**Hits** ").append(String.join(", ", names));
      text.append(more == 0 ? "" : ", and " + more + " more").append("\n\n");
    }
  }

  private static String message(Remark remark) {
    return MarkdownText.prose(Proof.cut(remark.message(), MESSAGE));
  }

  private static String place(Remark remark) {
    return MarkdownText.code(remark.place().path() + ":" + remark.place().line());
  }

  private static String mark(boolean pass) {
    return pass ? "✅" : "❌";
  }

  private static String mark(Remark remark) {
    return remark.fails() ? "❌" : "⚠️";
  }
}
