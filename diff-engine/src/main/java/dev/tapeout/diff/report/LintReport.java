package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with contracts as such, nothing compared.
 *
 * @param files the names of those that were looked at
 * @param diagnostics all that was found
 * @param skipped names of files that a pattern means and that are no contracts
 */
public record LintReport(List<String> files, List<Diagnostic> diagnostics, List<String> skipped) {
  /** Whether no diagnostic is an error. */
  public boolean pass() {
    return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }

  /** For people. */
  public String text(Style style) {
    String checked =
        (files.size() == 1 ? "1 contract" : files.size() + " contracts")
            + " checked: "
            + DiagnosticText.counted(diagnostics);
    String others = Report.noContracts(skipped);
    String said = others.isEmpty() ? checked : checked + ". " + Excerpt.visible(others);
    return new DiagnosticText(style).render(diagnostics)
        + style.verdict(pass())
        + "  "
        + style.wrap(said, 6)
        + "\n";
  }

  /** For programs; the diagnostics look like those of {@link JsonReport}. */
  public String json() {
    Map<String, Node> root = new LinkedHashMap<>();
    root.put("pass", Values.bool(pass()));
    root.put("files", Values.array(files.stream().map(Values::string).toList()));
    root.put("skipped", Values.array(skipped.stream().map(Values::string).toList()));
    root.put("diagnostics", JsonReport.diagnostics(diagnostics));
    return JsonWriter.pretty(Values.object(root)) + "\n";
  }
}
