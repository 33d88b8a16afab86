package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Comparison;
import dev.tapeout.diff.surface.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bump required against bump made, and pass or fail.
 *
 * @param policy by which was compared
 * @param pass whether the change may go ahead
 * @param required the smallest step that the changes allow
 * @param made the step between both {@code info.version}s; null where one is no semver
 * @param next the version that the change may have at least; null where the old one is no semver
 * @param reason why it does not pass, a sentence; null where it passes
 * @param refusesUndecided whether it does not pass because changes are undecided
 * @param findings the worst first, those that are accepted among them
 * @param off findings whose rule is switched off: they count for nothing and are not reported, but
 *     are still there
 * @param accepted what a team has accepted on purpose, by the fingerprint of the finding; such a
 *     finding is no reason to fail and needs no step
 */
public record Verdict(
    Policy policy,
    boolean pass,
    Bump required,
    @Nullable Bump made,
    @Nullable String next,
    @Nullable String reason,
    boolean refusesUndecided,
    List<Finding> findings,
    List<Finding> off,
    Map<String, Acceptance> accepted) {

  /** By what a finding is accepted; null where it is not. */
  public @Nullable Acceptance acceptance(Finding finding) {
    // A fingerprint is dear to compute, and most contracts have no acceptances.
    return accepted.isEmpty() ? null : accepted.get(finding.fingerprint());
  }

  /** All that was found, counting or not. */
  public List<Finding> all() {
    return Stream.concat(findings.stream(), off.stream()).toList();
  }

  /**
   * Whether {@link #required} is known for sure: no change is undecided, or one that breaks needs
   * the largest step anyway. Those that are accepted do not count.
   */
  public boolean decided() {
    List<Finding> counting = findings.stream().filter(f -> acceptance(f) == null).toList();
    return counting.stream().noneMatch(f -> f.severity() == Severity.UNDECIDED)
        || counting.stream().anyMatch(f -> f.severity() == Severity.BREAKING);
  }

  /** Judges the step from one contract to the next, every rule with its default severity. */
  public static Verdict of(Contract before, Contract after, Terms terms, boolean allowUndecided) {
    return of(before, after, terms, allowUndecided, Map.of(), Map.of());
  }

  /**
   * Judges the step from one contract to the next.
   *
   * @param allowUndecided whether what could not be decided may pass
   * @param severities what a rule means here, by its id: {@code ERROR} breaking, {@code WARNING}
   *     compatible, {@code INFO} documentation, {@code OFF} nothing; other rules keep their default
   * @param accepted what counts as accepted on purpose, by the fingerprint of the finding
   */
  public static Verdict of(
      Contract before,
      Contract after,
      Terms terms,
      boolean allowUndecided,
      Map<String, Diagnostic.Severity> severities,
      Map<String, Acceptance> accepted) {
    Severities.Weighed weighed =
        new Severities(severities).apply(Comparison.of(before, after, terms));
    List<Finding> findings = weighed.counting();
    List<Finding> counting =
        accepted.isEmpty()
            ? findings
            : findings.stream().filter(f -> !accepted.containsKey(f.fingerprint())).toList();
    Bump required = required(counting, before, after);
    Optional<Semver> old = Semver.parse(before.info().version());
    Optional<Semver> now = Semver.parse(after.info().version());
    if (old.isPresent() && old.get().initial() && required == Bump.MAJOR) {
      required = Bump.MINOR;
    }
    Bump made = old.isPresent() && now.isPresent() ? old.get().to(now.get()) : null;
    Bump needed = required;
    String next = old.map(v -> v.next(needed).toString()).orElse(null);
    long undecided = counting.stream().filter(f -> f.severity() == Severity.UNDECIDED).count();
    boolean refuses = undecided > 0 && !allowUndecided;
    String reason =
        refuses
            ? (undecided == 1 ? "one change" : undecided + " changes") + " could not be decided"
            : reason(required, made, old, now, next);
    return new Verdict(
        terms.policy(),
        reason == null,
        required,
        made,
        next,
        reason,
        refuses,
        findings,
        weighed.off(),
        Map.copyOf(accepted));
  }

  /** The verdict on a contract that was not there before: there is nothing that it could break. */
  public static Verdict added(Policy policy) {
    return new Verdict(
        policy, true, Bump.NONE, null, null, null, false, List.of(), List.of(), Map.of());
  }

  /**
   * The verdict on a contract that is gone as a whole; no version can announce that.
   *
   * @param finding that says so: it passes unless that is breaking
   * @param accepted what counts as accepted on purpose, by the fingerprint of the finding
   */
  public static Verdict removed(Policy policy, Finding finding, Map<String, Acceptance> accepted) {
    boolean counts = !accepted.containsKey(finding.fingerprint());
    boolean breaks = counts && finding.severity() == Severity.BREAKING;
    Bump required =
        breaks
            ? Bump.MAJOR
            : counts && finding.severity() == Severity.COMPATIBLE ? Bump.MINOR : Bump.PATCH;
    String reason = breaks ? "the contract is gone, and with it all that it offered" : null;
    return new Verdict(
        policy,
        !breaks,
        required,
        null,
        null,
        reason,
        false,
        List.of(finding),
        List.of(),
        Map.copyOf(accepted));
  }

  private static Bump required(List<Finding> findings, Contract before, Contract after) {
    if (findings.stream().anyMatch(f -> f.severity() == Severity.BREAKING)) {
      return Bump.MAJOR;
    }
    if (findings.stream()
        .anyMatch(f -> f.severity() == Severity.COMPATIBLE || f.severity() == Severity.UNDECIDED)) {
      return Bump.MINOR;
    }
    boolean equal =
        before.declared().sameText(after.declared())
            || before.declared().sameValue(after.declared());
    return findings.isEmpty() && equal ? Bump.NONE : Bump.PATCH;
  }

  private static @Nullable String reason(
      Bump required,
      @Nullable Bump made,
      Optional<Semver> old,
      Optional<Semver> now,
      @Nullable String next) {
    if (required == Bump.NONE) {
      return null;
    }
    if (made == null) {
      return required == Bump.MAJOR || old.isPresent() != now.isPresent()
          ? "info.version is no semantic version, so it cannot announce the change"
          : null;
    }
    if (old.isPresent() && now.isPresent() && now.get().compareTo(old.get()) < 0) {
      return "info.version goes back from " + old.get() + " to " + now.get();
    }
    return made.compareTo(required) < 0
        ? "the changes need a "
            + required.label()
            + " version, at least "
            + next
            + ", and info.version makes "
            + (made == Bump.NONE ? "no step" : "a " + made.label() + " step")
        : null;
  }
}
