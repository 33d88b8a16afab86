package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.report.Remark.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a run has to say, contract by contract: the one model that every format but text and
 * JSON draws its picture of, whether contracts were compared or looked at by themselves.
 *
 * @param pass whether nothing stands against the change
 * @param compared whether contracts were compared
 * @param sheets in the order in which they are shown
 * @param omitted how many remarks were left out because fewer were asked for
 * @param aside what is to be said of files that were left alone, in sentences; may be empty
 */
record Dossier(boolean pass, boolean compared, List<Sheet> sheets, int omitted, String aside) {

  /**
   * What a gate has to say.
   *
   * @param most how many remarks are listed; 0 lists all
   */
  static Dossier of(Report report, int most) {
    List<Sheet> sheets = new ArrayList<>();
    report.contracts().forEach(judged -> sheets.add(sheet(judged)));
    report.unreadable().forEach(u -> sheets.add(sheet(u.name(), u.diagnostics())));
    return new Dossier(report.pass(), true, sheets, 0, report.aside()).first(most);
  }

  /** What is wrong with contracts as such. */
  static Dossier of(LintReport report) {
    Map<String, List<Diagnostic>> open = byFile(report.diagnostics());
    List<Sheet> sheets = new ArrayList<>();
    for (String file : report.files()) {
      List<Diagnostic> found = open.remove(file);
      sheets.add(sheet(file, found == null ? List.of() : found));
    }
    open.forEach((file, found) -> sheets.add(sheet(file, found)));
    return new Dossier(report.pass(), false, sheets, 0, Report.noContracts(report.skipped()));
  }

  /** How many remarks there are of each kind, over all contracts. */
  Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    sheets.forEach(sheet -> sheet.counts().forEach((k, n) -> counts.merge(k, n, Integer::sum)));
    return counts;
  }

  /** {@code 2 breaking, 1 compatible, 3 warnings}; {@code no findings} where there are none. */
  static String counted(Map<Kind, Integer> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> parts.add(count + " " + kind.counted(count)));
    return parts.isEmpty() ? "no findings" : String.join(", ", parts);
  }

  /** Those that somebody has to look at, over all contracts, the gravest first. */
  Stream<Remark> grave() {
    return remarks()
        .filter(remark -> remark.kind().grave())
        .sorted(Comparator.comparing(remark -> remark.kind()));
  }

  /**
   * Those that are {@link #grave}, then those that would be and are accepted, or count for less.
   */
  Stream<Remark> told() {
    return Stream.concat(
        grave(), remarks().filter(r -> r.kind() == Kind.ACCEPTED || r.kind() == Kind.LOWERED));
  }

  private Stream<Remark> remarks() {
    return sheets.stream().flatMap(sheet -> sheet.remarks().stream());
  }

  private Dossier first(int most) {
    if (most == 0) {
      return this;
    }
    List<Sheet> cut = new ArrayList<>();
    int room = most;
    int left = 0;
    for (Sheet sheet : sheets) {
      Sheet shown = sheet.first(room);
      room -= shown.remarks().size();
      left += sheet.remarks().size() - shown.remarks().size();
      cut.add(shown);
    }
    return new Dossier(pass, compared, cut, left, aside);
  }

  private static Sheet sheet(Judged judged) {
    List<Remark> remarks = new ArrayList<>();
    judged.diagnostics().forEach(diagnostic -> remarks.add(Remark.of(diagnostic)));
    for (Shown shown : Shown.of(judged.verdict().findings())) {
      remarks.add(Remark.of(judged, shown.finding()));
    }
    Diagnostic step = judged.wrongStep();
    if (step != null) {
      remarks.add(Remark.of(step));
    }
    return Sheet.of(judged.name(), judged.pass(), TextReport.steps(judged), judged, remarks);
  }

  private static Sheet sheet(String file, List<Diagnostic> diagnostics) {
    List<Remark> remarks = diagnostics.stream().map(Remark::of).toList();
    boolean pass = remarks.stream().noneMatch(Remark::fails);
    String counted = DiagnosticText.counted(diagnostics);
    String summary = Character.toUpperCase(counted.charAt(0)) + counted.substring(1) + ".";
    return Sheet.of(file, pass, summary, null, remarks);
  }

  private static Map<String, List<Diagnostic>> byFile(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> files = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      files.computeIfAbsent(diagnostic.location().file(), f -> new ArrayList<>()).add(diagnostic);
    }
    return files;
  }
}
