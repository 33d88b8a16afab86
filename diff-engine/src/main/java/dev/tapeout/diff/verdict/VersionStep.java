package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step from one {@code info.version} to the next, held against the one that is required. */
record VersionStep(
    boolean pass, Bump required, Bump made, @Nullable String next, List<Diagnostic> diagnostics) {
  static VersionStep between(Version before, Version after, Bump needed) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Diagnostic problem = after.problem();
    if (problem != null) {
      diagnostics.add(problem);
    }
    Semver from = before.semver();
    Semver to = after.semver();
    if (from == null || to == null) {
      if (needed != Bump.NONE) {
        diagnostics.add(unknown(from == null ? before : after, after, needed));
      }
      String next = from == null ? null : from.next(initial(from, needed)).toString();
      return new VersionStep(needed == Bump.NONE, needed, Bump.NONE, next, diagnostics);
    }
    Bump required = initial(from, needed);
    Bump made = from.stepTo(to);
    Semver next = from.next(required);
    if (to.compareTo(from) < 0) {
      diagnostics.add(
          error(
              "version-decreased",
              "info.version went back from " + from + " to " + to + ".",
              after,
              "Give it a version from " + next + " on."));
      return new VersionStep(false, required, made, next.toString(), diagnostics);
    }
    boolean pass = made.compareTo(required) >= 0;
    if (!pass) {
      diagnostics.add(
          error(
              "version-step-too-small",
              "The changes need a "
                  + required.label()
                  + " step of info.version, and "
                  + (made == Bump.NONE
                      ? "none was made: it is " + to + "."
                      : "a " + made.label() + " one was made: from " + from + " to " + to + "."),
              after,
              "Set info.version to " + next + ", or make the change compatible."));
    }
    return new VersionStep(pass, required, made, next.toString(), diagnostics);
  }

  /** Before 1.0.0 a breaking change needs a minor step (semver.org, 4, as it is practised). */
  private static Bump initial(Semver from, Bump needed) {
    return needed == Bump.MAJOR && from.major().signum() == 0 ? Bump.MINOR : needed;
  }

  private static Diagnostic unknown(Version unreadable, Version after, Bump needed) {
    String text = unreadable.text();
    return error(
        "version-step-unknown",
        "The changes need a "
            + needed.label()
            + " step of info.version, and none can be told: "
            + (unreadable == after ? "the new version " : "the old version ")
            + (text == null
                ? "is missing."
                : "'"
                    + text.substring(0, Math.min(60, text.length()))
                    + "' is no semantic version."),
        after,
        "Use versions of three numbers, such as 1.0.0, on both sides.");
  }

  private static Diagnostic error(String rule, String message, Version after, String hint) {
    return new Diagnostic(rule, Severity.ERROR, message, after.where(), hint);
  }
}
