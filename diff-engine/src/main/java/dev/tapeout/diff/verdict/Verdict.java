package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Findings;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change may pass.
 *
 * @param policy under which it was weighed
 * @param pass whether the step made is at least the step required, and nothing is undecided
 * @param required the smallest step that the changes allow
 * @param made the step from the old {@code info.version} to the new one; {@link Bump#NONE} where
 *     there is none, it goes backwards, or a version cannot be read
 * @param next the smallest version that would pass; null where the old one cannot be read or either
 *     contract is missing
 * @param findings what changed, the worst first
 * @param diagnostics what is wrong with the versions, and so why the verdict fails if no finding
 *     says it
 */
public record Verdict(
    Policy policy,
    boolean pass,
    Bump required,
    Bump made,
    @Nullable String next,
    List<Finding> findings,
    List<Diagnostic> diagnostics) {
  public Verdict {
    findings = List.copyOf(findings);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Compares two contracts and weighs what changed.
   *
   * @param before the contract as it was; null for a new one, which passes
   * @param after the contract as it is to be; null for a deleted one, which breaks every consumer
   * @throws IllegalArgumentException if both are null
   */
  public static Verdict of(@Nullable Contract before, @Nullable Contract after, Terms terms) {
    if (before == null && after == null) {
      throw new IllegalArgumentException("there is nothing to compare");
    }
    if (before == null) {
      return created(Objects.requireNonNull(after), terms);
    }
    return after == null ? deleted(before, terms) : changed(before, after, terms);
  }

  private static Verdict changed(Contract before, Contract after, Terms terms) {
    List<Finding> findings = terms.apply(Comparison.of(before, after, terms.policy()));
    boolean equal = before.declared().sameValue(after.declared());
    Bump required = Bump.requiredBy(findings, equal);
    VersionStep step = VersionStep.between(Version.of(before), Version.of(after), required);
    return new Verdict(
        terms.policy(),
        step.pass() && (terms.allowUndecided() || decided(findings)),
        step.required(),
        step.made(),
        step.next(),
        findings,
        step.diagnostics());
  }

  private static boolean decided(List<Finding> findings) {
    return findings.stream().noneMatch(f -> f.severity() == Severity.UNDECIDED);
  }

  private static Verdict created(Contract contract, Terms terms) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Diagnostic problem = Version.of(contract).problem();
    if (problem != null) {
      diagnostics.add(problem);
    }
    return new Verdict(terms.policy(), true, Bump.NONE, Bump.NONE, null, List.of(), diagnostics);
  }

  private static Verdict deleted(Contract contract, Terms terms) {
    Findings findings = new Findings();
    String title = Objects.requireNonNullElse(contract.info().title(), contract.source().name());
    findings.add(
        new Finding(
            "contract-removed",
            Severity.BREAKING,
            null,
            "The contract '" + title + "' is gone, with all its operations.",
            contract.node().location(),
            null,
            title,
            "",
            contract.operations().stream().map(Operation::displayName).sorted().distinct().toList(),
            null,
            null));
    List<Finding> weighed = terms.apply(findings);
    Bump required = Bump.requiredBy(weighed, true);
    return new Verdict(
        terms.policy(),
        required.compareTo(Bump.MAJOR) < 0,
        required,
        Bump.NONE,
        null,
        weighed,
        List.of());
  }
}
