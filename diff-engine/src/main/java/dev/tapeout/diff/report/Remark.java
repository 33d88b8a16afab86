package dev.tapeout.diff.report;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.acceptance.Acceptance;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Witness;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is said about a contract: a change, or what is wrong with the contract as such.
 *
 * @param kind what it means
 * @param fails whether it is one of the reasons for which the run fails
 * @param rule id of the rule
 * @param message one sentence
 * @param direction of the payload that is concerned; null where none is
 * @param before place in the old contract; null where there is none
 * @param after place in the new contract; null where there is none
 * @param nearest what is left around the place of something that is gone; null otherwise
 * @param place where to look today
 * @param reason why it is undecided; null otherwise
 * @param meaning what it is, and what it counts as where that is something else
 * @param accepted by what it is accepted on purpose; null where it is not
 * @param remedy what to do about it; null where nothing is to be done
 * @param operations that it reaches
 * @param witness the proof; null where there is none
 * @param fingerprint the same for the same remark in another run, 16 hexadecimal digits
 */
record Remark(
    Kind kind,
    boolean fails,
    String rule,
    String message,
    @Nullable Direction direction,
    @Nullable Location before,
    @Nullable Location after,
    @Nullable Location nearest,
    Place place,
    @Nullable String reason,
    String meaning,
    @Nullable Acceptance accepted,
    @Nullable String remedy,
    List<String> operations,
    @Nullable Witness witness,
    String fingerprint) {

  /** What a remark means, the gravest first. */
  enum Kind {
    BREAKING,
    UNDECIDED,
    ERROR,
    WARNING,
    /** Breaking or undecided, and accepted on purpose. */
    ACCEPTED,
    /** Breaking or undecided, and counts for less by the settings. */
    LOWERED,
    COMPATIBLE,
    DOCUMENTATION,
    NOTE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The word for {@code count} of them. */
    String counted(int count) {
      boolean noun = this == ERROR || this == WARNING || this == NOTE;
      return word() + (noun && count != 1 ? "s" : "");
    }

    /** Whether somebody has to look at it. */
    boolean grave() {
      return this != ACCEPTED
          && this != LOWERED
          && this != COMPATIBLE
          && this != DOCUMENTATION
          && this != NOTE;
    }
  }

  /** Of a finding that {@code tapeout accept} would take; null for others. */
  @Nullable String acceptable() {
    return kind == Kind.BREAKING || kind == Kind.UNDECIDED ? fingerprint : null;
  }

  static Remark of(Judged judged, Finding finding) {
    Verdict verdict = judged.verdict();
    Acceptance accepted = verdict.acceptance(finding);
    Location before = finding.before();
    Location after = finding.after();
    Location nearest = after == null && before != null ? judged.nearest(before) : null;
    Location known = after != null ? after : nearest != null ? nearest : before;
    return new Remark(
        kind(verdict, finding),
        blames(verdict, finding),
        finding.rule(),
        finding.message(),
        finding.direction(),
        before,
        after,
        nearest,
        known == null ? Place.start(judged.name()) : Place.of(known),
        finding.reason(),
        finding.meaning(),
        accepted,
        accepted != null || finding.severity() == Severity.DOCUMENTATION && !finding.lowered()
            ? null
            : remedy(finding.rule()),
        finding.operations(),
        finding.witness(),
        finding.fingerprint());
  }

  static Remark of(Diagnostic diagnostic) {
    Location location = diagnostic.location();
    Kind kind =
        switch (diagnostic.severity()) {
          case ERROR -> Kind.ERROR;
          case WARNING -> Kind.WARNING;
          case INFO, OFF -> Kind.NOTE;
        };
    Place place = Place.of(location);
    return new Remark(
        kind,
        kind == Kind.ERROR,
        diagnostic.rule(),
        diagnostic.message(),
        null,
        null,
        SourceText.shows(location) ? location : null,
        null,
        place,
        null,
        kind.word(),
        null,
        diagnostic.hint(),
        List.of(),
        null,
        Digest.fingerprint(
            diagnostic.rule(), place.path(), location.pointer(), diagnostic.message()));
  }

  /** Whether a finding is one of the reasons for which a verdict fails. */
  static boolean blames(Verdict verdict, Finding finding) {
    return verdict.acceptance(finding) == null && fails(verdict, finding.severity());
  }

  private static boolean fails(Verdict verdict, Severity severity) {
    if (verdict.pass()) {
      return false;
    }
    Bump made = verdict.made();
    boolean announced = made != null && made.compareTo(verdict.required()) >= 0;
    return severity == Severity.BREAKING && !announced
        || severity == Severity.UNDECIDED && verdict.refusesUndecided();
  }

  /** What a finding means once it is known what was accepted. */
  static Kind kind(Verdict verdict, Finding finding) {
    if (verdict.acceptance(finding) != null) {
      return Kind.ACCEPTED;
    }
    if (finding.lowered()) {
      return Kind.LOWERED;
    }
    return switch (finding.severity()) {
      case BREAKING -> Kind.BREAKING;
      case UNDECIDED -> Kind.UNDECIDED;
      case COMPATIBLE -> Kind.COMPATIBLE;
      case DOCUMENTATION -> Kind.DOCUMENTATION;
    };
  }

  private static @Nullable String remedy(String rule) {
    return Rules.find(rule).map(Rule::remedy).filter(r -> !r.isBlank()).orElse(null);
  }
}
