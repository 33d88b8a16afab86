package dev.tapeout.cli.judging;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Report.Unreadable;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How contracts are judged, each by itself. Safe for several threads. */
public final class Judging {
  private final Terms terms;
  private final boolean allowUndecided;
  private final Map<String, Severity> severities;
  private final Demand demand;
  private final AcceptanceFile accepted;

  /**
   * @param terms by which is compared
   * @param allowUndecided whether what could not be decided may pass
   * @param severities of rules, where the settings change them
   * @param demand what the new sides are held to besides
   * @param accepted what is accepted on purpose
   */
  public Judging(
      Terms terms,
      boolean allowUndecided,
      Map<String, Severity> severities,
      Demand demand,
      AcceptanceFile accepted) {
    this.terms = terms;
    this.allowUndecided = allowUndecided;
    this.severities = Map.copyOf(severities);
    this.demand = demand;
    this.accepted = accepted;
  }

  /**
   * Judges the step from one contract to another.
   *
   * @param formerName how the file was called before, where that was found out; else null
   */
  public Outcome step(
      String name, @Nullable String formerName, ContractReading before, ContractReading after) {
    Contract old = readable(before);
    Contract now = readable(after);
    List<Diagnostic> wrong = new ArrayList<>();
    before.diagnostics().forEach(d -> wrong.add(old == null ? d : tolerated(d)));
    wrong.addAll(wrongWith(after, before.diagnostics()));
    if (old == null || now == null) {
      return new Unreadable(name, List.copyOf(wrong));
    }
    List<String> paths = accepted.contract(name, formerName);
    Acceptances acceptances = accepted.acceptances();
    Verdict verdict =
        Verdict.of(old, now, terms, allowUndecided, severities, acceptances.inForce(paths));
    wrong.addAll(acceptances.stale(paths, verdict.all(), severities));
    if (verdict.reason() == null) {
      inherited(old, now, wrong).ifPresent(wrong::add);
    }
    return new Judged(name, formerName, old, now, verdict, List.copyOf(wrong));
  }

  /** Judges a contract that has no former version, which can break nothing. */
  public Outcome added(String name, ContractReading reading) {
    return added(name, reading, List.of());
  }

  /**
   * The same, where there is something to say of how that was found out.
   *
   * @param notes no errors
   */
  public Outcome added(String name, ContractReading reading, List<Diagnostic> notes) {
    Contract contract = readable(reading);
    List<Diagnostic> wrong = new ArrayList<>(wrongWith(reading, List.of()));
    wrong.addAll(notes);
    return contract == null
        ? new Unreadable(name, List.copyOf(wrong))
        : new Judged(name, null, null, contract, Verdict.added(terms.policy()), List.copyOf(wrong));
  }

  /**
   * Judges that a contract is no more: all that it offered is gone. Empty where there is nothing to
   * say: the file was no contract, or the rule is off.
   */
  public Optional<Outcome> removed(String name, ContractReading reading) {
    Contract contract = reading.contract();
    Severity weight = severities.getOrDefault(RemovedContract.RULE, Severity.ERROR);
    if (contract == null || weight == Severity.OFF) {
      return Optional.empty();
    }
    List<String> paths = accepted.contract(name, null);
    Acceptances acceptances = accepted.acceptances();
    Verdict verdict =
        RemovedContract.verdict(contract, terms.policy(), weight, acceptances.inForce(paths));
    List<Diagnostic> stale = acceptances.stale(paths, verdict.all(), severities);
    return Optional.of(new Judged(name, null, contract, null, verdict, stale));
  }

  /**
   * The report on what became of contracts.
   *
   * @param unchanged names of contracts that were left alone, for they are what they were
   * @param skipped names of files that a pattern means and that are no contracts
   */
  public Report report(List<Outcome> outcomes, List<String> unchanged, List<String> skipped) {
    return Report.of(terms.policy(), outcomes, unchanged, skipped);
  }

  /** How the process ends after a report. */
  public static ExitCode exitCode(Report report) {
    if (!report.unreadable().isEmpty()) {
      return ExitCode.UNREADABLE_CONTRACT;
    }
    return report.pass() ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }

  private static @Nullable Contract readable(ContractReading reading) {
    return reading.lostNumber() ? null : reading.contract();
  }

  /**
   * What is wrong with a new side, weighed by what it is held to.
   *
   * @param before what reading the old side reported
   */
  private List<Diagnostic> wrongWith(ContractReading reading, List<Diagnostic> before) {
    Contract contract = readable(reading);
    if (contract == null) {
      return reading.diagnostics();
    }
    return switch (demand) {
      case NOTHING ->
          forgiven(reading.diagnostics(), before).stream()
              .map(d -> ContractReading.UNREAD.contains(d.rule()) ? d : tolerated(d))
              .toList();
      case NO_NEW_ERROR -> forgiven(reading.diagnostics(), before);
      case PROFILE -> {
        List<Diagnostic> found = new ArrayList<>(reading.diagnostics());
        found.addAll(profile(contract));
        yield List.copyOf(found);
      }
    };
  }

  private List<Diagnostic> profile(Contract contract) {
    return Profile.check(contract, severities, terms.formats());
  }

  /** What is wrong now; what was so before, in the same text, is no fault of the change. */
  private static List<Diagnostic> forgiven(List<Diagnostic> now, List<Diagnostic> before) {
    List<String> former =
        before.stream().map(Judging::text).collect(Collectors.toCollection(ArrayList::new));
    // One that was there pardons one that is there.
    return now.stream().map(d -> former.remove(text(d)) ? tolerated(d) : d).toList();
  }

  /** The rule and the text that breaks it; a message may name the file, which has two names. */
  private static String text(Diagnostic d) {
    return d.rule() + " " + d.location().text();
  }

  /**
   * The word for those whose change is innocent: all errors are of the profile, and were before.
   */
  private Optional<Diagnostic> inherited(Contract old, Contract now, List<Diagnostic> wrong) {
    Set<String> profile =
        Profile.rules().stream().map(Profile.Rule::id).collect(Collectors.toSet());
    List<Diagnostic> errors = wrong.stream().filter(Judging::isError).toList();
    if (errors.isEmpty() || !errors.stream().allMatch(d -> profile.contains(d.rule()))) {
      return Optional.empty();
    }
    List<String> before =
        profile(old).stream()
            .filter(Judging::isError)
            .map(Judging::words)
            .collect(Collectors.toCollection(ArrayList::new));
    // One of the same words for each.
    return errors.stream().map(Judging::words).allMatch(before::remove)
        ? Optional.of(
            new Diagnostic(
                "profile-broken-before",
                Severity.INFO,
                "the contract fails by its profile alone, and did so before: this change adds no"
                    + " error",
                new Location(now.source(), 0, 0),
                "mend the errors above, or compare without the profile: --no-lint, or 'lint: false'"
                    + " in tapeout.yaml; 'severities' there weighs single rules"))
        : Optional.empty();
  }

  private static boolean isError(Diagnostic d) {
    return d.severity() == Severity.ERROR;
  }

  private static String words(Diagnostic d) {
    return d.rule() + " " + d.message();
  }

  /** What is wrong with the old side, or with either where no rules are asked for, is no fault. */
  private static Diagnostic tolerated(Diagnostic d) {
    Severity severity = d.severity() == Severity.ERROR ? Severity.WARNING : d.severity();
    return new Diagnostic(d.rule(), severity, d.message(), d.location(), d.hint());
  }
}
