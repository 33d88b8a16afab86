package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.report.Style.Ink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with contracts as such, nothing compared.
 *
 * @param files the names of those that were looked at
 * @param diagnostics all that was found
 */
public record LintReport(List<String> files, List<Diagnostic> diagnostics) {
  /** Whether no diagnostic is an error. */
  public boolean pass() {
    return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }

  /** For people. */
  public String text(Style style) {
    String verdict = pass() ? "PASS" : "FAIL";
    return new DiagnosticText(style).render(diagnostics)
        + style.paint(pass() ? Ink.GOOD : Ink.BAD, verdict)
        + "  "
        + (files.size() == 1 ? "1 contract" : files.size() + " contracts")
        + " checked: "
        + DiagnosticText.counted(diagnostics)
        + "\n";
  }

  /** For programs; the diagnostics look like those of {@link JsonReport}. */
  public String json() {
    Map<String, Node> root = new LinkedHashMap<>();
    root.put("pass", Values.bool(pass()));
    root.put("files", Values.array(files.stream().map(Values::string).toList()));
    root.put("diagnostics", JsonReport.diagnostics(diagnostics));
    return JsonWriter.pretty(Values.object(root)) + "\n";
  }
}
