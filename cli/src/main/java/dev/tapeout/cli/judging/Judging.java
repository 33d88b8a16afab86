package dev.tapeout.cli.judging;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the verdicts on contracts, one after the other, into a {@link Report}. */
public final class Judging {
  private final Policy policy;
  private final boolean allowUndecided;
  private final Map<String, Severity> severities;
  private final boolean lint;
  private final List<Judged> judged = new ArrayList<>();
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  private boolean unreadable;
  private boolean faulty;

  /**
   * @param allowUndecided whether what could not be decided may pass
   * @param severities of rules, where the settings change them
   * @param lint whether the new sides must keep the rules of the profile, too
   */
  public Judging(
      Policy policy, boolean allowUndecided, Map<String, Severity> severities, boolean lint) {
    this.policy = policy;
    this.allowUndecided = allowUndecided;
    this.severities = Map.copyOf(severities);
    this.lint = lint;
  }

  /**
   * Judges the step from one contract to another. A side that could not be read leaves its
   * diagnostics alone.
   *
   * @param formerName how the file was called before; null where it has kept its name
   */
  public void step(
      String name, @Nullable String formerName, ContractReading before, ContractReading after) {
    Contract old = before.contract();
    Contract now = checked(after);
    if (old == null) {
      unreadable = true;
      diagnostics.addAll(before.diagnostics());
    } else {
      before.diagnostics().forEach(d -> diagnostics.add(tolerated(d)));
    }
    // A number that was not read is a constraint that was lost: nothing can be said for sure.
    unreadable |= lost(before) || lost(after);
    if (old != null && now != null) {
      Verdict verdict = Verdict.of(old, now, policy, allowUndecided, severities);
      judged.add(new Judged(name, formerName, old, now, verdict));
    }
  }

  /** Takes note of a contract that has no former version, which can break nothing. */
  public void added(String name, ContractReading reading) {
    Contract contract = checked(reading);
    if (contract != null) {
      judged.add(new Judged(name, null, null, contract, Verdict.added(policy)));
    }
  }

  /** Takes note of a contract that is no more: all that it offered is gone. */
  public void removed(String name, ContractReading reading) {
    Contract contract = reading.contract();
    if (contract != null) {
      Finding finding = RemovedContract.finding(contract);
      Verdict verdict = Verdict.removed(policy, finding);
      judged.add(new Judged(name, null, contract, null, verdict));
    }
  }

  /** All that was gathered. */
  public Report report() {
    boolean pass = !unreadable && !faulty && judged.stream().allMatch(j -> j.verdict().pass());
    return new Report(policy, List.copyOf(judged), List.copyOf(diagnostics), pass);
  }

  /** How the process ends after this report. */
  public ExitCode exitCode() {
    if (unreadable) {
      return ExitCode.UNREADABLE_CONTRACT;
    }
    return report().pass() ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }

  private @Nullable Contract checked(ContractReading reading) {
    Contract contract = reading.contract();
    List<Diagnostic> found = new ArrayList<>(reading.diagnostics());
    if (contract == null) {
      unreadable = true;
    } else if (lint) {
      found.addAll(Profile.check(contract, Settings.ofProfile(severities)));
      faulty |= found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }
    diagnostics.addAll(found);
    return contract;
  }

  private static boolean lost(ContractReading reading) {
    return reading.diagnostics().stream().anyMatch(d -> d.rule().equals("number-too-large"));
  }

  /** What is wrong with the old side is no fault of the change. */
  private static Diagnostic tolerated(Diagnostic d) {
    Severity severity = d.severity() == Severity.ERROR ? Severity.WARNING : d.severity();
    return new Diagnostic(d.rule(), severity, d.message(), d.location(), d.hint());
  }
}
