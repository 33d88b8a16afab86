package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.diff.change.Policy;
import java.util.List;

/**
 * All that a gate has to say.
 *
 * @param policy by which the contracts were compared
 * @param contracts those that were compared, in the order in which they are shown
 * @param diagnostics what is wrong with the contracts as such; an error fails the gate
 */
public record Report(Policy policy, List<Judged> contracts, List<Diagnostic> diagnostics) {
  /** Whether every verdict passes and no diagnostic is an error. */
  public boolean pass() {
    return contracts.stream().allMatch(judged -> judged.verdict().pass())
        && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }
}
