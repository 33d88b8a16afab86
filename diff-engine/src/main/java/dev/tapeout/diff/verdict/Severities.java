package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Severity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What rules mean here, by their ids, where their default is not wanted: {@code ERROR} makes the
 * findings of a rule breaking, {@code WARNING} compatible, {@code INFO} documentation, and {@code
 * OFF} leaves them out. This is the switch of every contested case: each has a rule of its own.
 *
 * @param byRule ids of rules that no comparison reports do no harm
 */
record Severities(Map<String, Diagnostic.Severity> byRule) {
  List<Finding> apply(Findings found) {
    List<Finding> findings = found.sorted();
    if (byRule.isEmpty()) {
      return findings;
    }
    Findings weighed = new Findings();
    for (Finding finding : findings) {
      Diagnostic.Severity wanted = wanted(finding.rule());
      if (wanted == null) {
        weighed.add(finding);
      } else if (wanted != Diagnostic.Severity.OFF) {
        weighed.add(finding.weighing(severity(wanted)));
      }
    }
    return weighed.sorted();
  }

  /** What is said of the rule itself, else of an id under which it was reported before. */
  private Diagnostic.@Nullable Severity wanted(String rule) {
    Diagnostic.Severity own = byRule.get(rule);
    if (own != null) {
      return own;
    }
    List<String> former = Rules.find(rule).map(Rule::former).orElse(List.of());
    return former.stream().map(byRule::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static Severity severity(Diagnostic.Severity wanted) {
    return switch (wanted) {
      case ERROR -> Severity.BREAKING;
      case WARNING -> Severity.COMPATIBLE;
      default -> Severity.DOCUMENTATION;
    };
  }
}
