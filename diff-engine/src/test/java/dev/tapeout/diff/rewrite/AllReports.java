package dev.tapeout.diff.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Style;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Verdict;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;

/** Prints all reports on a pair of contracts: a program of its own, to be run on other JVMs. */
final class AllReports {
  private AllReports() {}

  /** The name of the pair is the only argument. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, UTF_8);
    out.print(of(new CorpusPair(arguments[0])));
    out.flush();
  }

  static String of(CorpusPair pair) {
    Contract before = pair.before();
    Contract after = pair.after();
    Terms terms = new Terms(Policy.TOLERANT, LocalDate.of(2026, 1, 1));
    Verdict verdict = Verdict.of(before, after, terms, false);
    Judged judged = new Judged(pair.name(), null, before, after, verdict, List.of());
    Report report = new Report(Policy.TOLERANT, List.of(judged), List.of());
    StringBuilder all = new StringBuilder();
    for (Format format : Format.values()) {
      all.append(format.render(report, new Style(100, false), Detail.ALL, 0));
    }
    return all.toString();
  }
}
