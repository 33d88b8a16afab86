package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.verdict.Verdict;

/** The step of {@code info.version} that changes need, and nothing else, for scripts. */
public record StepReport(Judged judged) {
  /** Whether the step is known for sure, or what is not decided does not matter. */
  public boolean decided() {
    return unread() ? breaks() : !verdict().refusesUndecided() || verdict().decided();
  }

  /** Whether something newly counts as absent though it is there. */
  private boolean unread() {
    return judged.diagnostics().stream()
        .anyMatch(d ->
            ContractReading.UNREAD.contains(d.rule()) && d.severity() == Diagnostic.Severity.ERROR);
  }

  /** Whether something surely needs the largest step. */
  private boolean breaks() {
    return verdict().findings().stream()
        .anyMatch(f -> f.severity() == Severity.BREAKING && verdict().acceptance(f) == null);
  }

  private Verdict verdict() {
    return judged.verdict();
  }

  /**
   * {@code major 3.0.0}: the step, a blank, the version that it leads to, {@code -} where that
   * cannot be told; {@code undecided -} where the step is not {@link #decided}.
   */
  public String text() {
    return (decided()
            ? word() + " " + (verdict().next() == null ? "-" : verdict().next())
            : "undecided -")
        + "\n";
  }

  /** For programs: the JSON that {@code bump.schema.json} describes. */
  public String json() {
    Fields fields = new Fields().put("decided", Values.bool(decided()));
    fields.put("required", word());
    String made = verdict().made() == null ? null : verdict().made().label();
    fields.put("made", made == null ? Values.NULL : Values.string(made));
    fields.put("next", verdict().next() == null ? Values.NULL : Values.string(verdict().next()));
    return JsonWriter.pretty(fields.object()) + "\n";
  }

  private String word() {
    return verdict().required().label();
  }
}
