package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.PeerCheck;
import dev.tapeout.diff.change.PeerChecks;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules mean here, by their ids, where their default is not wanted: {@code ERROR} makes the
 * findings of a rule breaking, {@code WARNING} compatible, {@code INFO} documentation, and {@code
 * OFF} leaves them out. This is the switch of every contested case: each has a rule of its own.
 *
 * @param byRule by ids of rules, also those of old, and of {@link PeerChecks}; other ids do no harm
 */
record Severities(Map<String, Diagnostic.Severity> byRule) {
  /**
   * Findings, the worst first.
   *
   * @param off those whose rule is switched off
   */
  record Weighed(List<Finding> counting, List<Finding> off) {}

  Weighed apply(Findings found) {
    List<Finding> findings = found.sorted();
    if (byRule.isEmpty()) {
      return new Weighed(findings, List.of());
    }
    List<PeerCheck> checks =
        byRule.keySet().stream().flatMap(id -> PeerChecks.find(id).stream()).toList();
    Findings weighed = new Findings();
    List<Finding> off = new ArrayList<>();
    for (Finding finding : findings) {
      Diagnostic.Severity wanted = wanted(finding, checks);
      Severity severity = wanted == null ? finding.severity() : Severity.of(wanted);
      if (severity == null) {
        off.add(finding);
      } else {
        weighed.add(finding.weighing(severity));
      }
    }
    return new Weighed(weighed.sorted(), List.copyOf(off));
  }

  /**
   * What is said of the rule itself, else the gravest that is said of a peer's check that is about
   * the finding, else what is said of an id under which the rule was reported before.
   */
  private Diagnostic.@Nullable Severity wanted(Finding finding, List<PeerCheck> checks) {
    Diagnostic.Severity own = byRule.get(finding.rule());
    if (own != null) {
      return own;
    }
    Stream<String> meant = checks.stream().filter(c -> c.fits(finding)).map(PeerCheck::id);
    return gravest(meant)
        .or(() -> gravest(Rules.find(finding.rule()).stream().flatMap(r -> r.former().stream())))
        .orElse(null);
  }

  private Optional<Diagnostic.Severity> gravest(Stream<String> ids) {
    return ids.flatMap(id -> Stream.ofNullable(byRule.get(id))).min(Comparator.naturalOrder());
  }
}
