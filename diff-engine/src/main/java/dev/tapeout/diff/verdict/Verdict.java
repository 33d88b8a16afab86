package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Comparison;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bump required against bump made, and pass or fail.
 *
 * @param policy by which was compared
 * @param pass whether the change may go ahead: the step made is at least the one required, and
 *     nothing is undecided
 * @param required the smallest step that the changes allow
 * @param made the step between both {@code info.version}s, {@link Bump#NONE} also where it goes
 *     backwards; null where one cannot be read as a version, and where one side is missing
 * @param next the version that the change may have at least; null where the old one cannot be read
 * @param reason why it does not pass, a sentence; null where it passes
 * @param findings the worst first
 */
public record Verdict(
    Policy policy,
    boolean pass,
    Bump required,
    @Nullable Bump made,
    @Nullable String next,
    @Nullable String reason,
    List<Finding> findings) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Judges the step from one contract to the next. */
  public static Verdict of(Contract before, Contract after, Terms terms) {
    List<Finding> findings = terms.apply(Comparison.of(before, after, terms.policy()));
    boolean equal =
        before.declared().sameText(after.declared())
            || before.declared().sameValue(after.declared());
    VersionStep step = VersionStep.between(before, after, Bump.requiredBy(findings, equal));
    String undecided = terms.allowUndecided() ? null : undecided(findings);
    String reason = undecided != null ? undecided : step.reason();
    return new Verdict(
        terms.policy(),
        reason == null,
        step.required(),
        step.made(),
        step.next(),
        reason,
        findings);
  }

  /** Judges with all severities as they are by default. */
  public static Verdict of(Contract before, Contract after, Policy policy, boolean allowUndecided) {
    return of(before, after, new Terms(policy, Map.of(), allowUndecided));
  }

  /** The verdict on a contract that was not there before: there is nothing that it could break. */
  public static Verdict added(Policy policy) {
    return new Verdict(policy, true, Bump.NONE, null, null, null, List.of());
  }

  /** The verdict on a contract that is gone as a whole. */
  public static Verdict removed(Finding finding, Terms terms) {
    Findings all = new Findings();
    all.add(finding);
    List<Finding> findings = terms.apply(all);
    Bump required = Bump.requiredBy(findings, true);
    String reason =
        required == Bump.MAJOR ? "the contract is gone, and with it all that it offered" : null;
    return new Verdict(terms.policy(), reason == null, required, null, null, reason, findings);
  }

  /** As {@link #removed(Finding, Terms)}, with all severities as they are by default. */
  public static Verdict removed(Policy policy, Finding finding) {
    return removed(finding, new Terms(policy, Map.of(), false));
  }

  private static @Nullable String undecided(List<Finding> findings) {
    long count = findings.stream().filter(f -> f.severity() == Severity.UNDECIDED).count();
    return count == 0
        ? null
        : count == 1 ? "one change could not be decided" : count + " changes could not be decided";
  }
}
