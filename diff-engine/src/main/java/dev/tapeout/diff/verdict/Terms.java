package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Map;

/**
 * What a change is held against.
 *
 * @param policy what counts as compatible
 * @param severities what a rule means here, by its id, where its default is not wanted: {@code
 *     ERROR} makes its findings breaking, {@code WARNING} compatible, {@code INFO} documentation,
 *     and {@code OFF} leaves them out. This is the switch of every contested case: each has a rule
 *     of its own. Ids of other rules do no harm
 * @param allowUndecided whether what could not be decided may pass
 */
public record Terms(
    Policy policy, Map<String, Diagnostic.Severity> severities, boolean allowUndecided) {
  /** The tolerant policy with all defaults. */
  public static final Terms DEFAULT = new Terms(Policy.TOLERANT, Map.of(), false);

  public Terms {
    severities = Map.copyOf(severities);
  }

  /** The findings as these terms see them, sorted. */
  List<Finding> apply(Findings found) {
    List<Finding> findings = found.sorted();
    if (severities.isEmpty()) {
      return findings;
    }
    Findings weighed = new Findings();
    for (Finding finding : findings) {
      Diagnostic.Severity wanted = severities.get(finding.rule());
      if (wanted == null) {
        weighed.add(finding);
      } else if (wanted != Diagnostic.Severity.OFF) {
        weighed.add(finding.weighing(severity(wanted)));
      }
    }
    return weighed.sorted();
  }

  private static Severity severity(Diagnostic.Severity wanted) {
    return switch (wanted) {
      case ERROR -> Severity.BREAKING;
      case WARNING -> Severity.COMPATIBLE;
      default -> Severity.DOCUMENTATION;
    };
  }
}
