package dev.tapeout.diff.verdict;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import org.jspecify.annotations.Nullable;

/**
 * The step from one {@code info.version} to the next, held against the one that is required.
 *
 * @param made null where one of the versions cannot be read
 * @param next the smallest version that would do; null where the old one cannot be read
 * @param reason why the step will not do, the start of a sentence; null where it does
 */
record VersionStep(
    Bump required, @Nullable Bump made, @Nullable String next, @Nullable String reason) {
  private static final int LONGEST = 60;

  static VersionStep between(Contract before, Contract after, Bump needed) {
    String from = version(before);
    String to = version(after);
    Semver old = Semver.parseLeniently(from).orElse(null);
    Semver current = Semver.parseLeniently(to).orElse(null);
    Bump required = old != null && old.isInitial() && needed == Bump.MAJOR ? Bump.MINOR : needed;
    String next = old == null ? null : old.next(required).toString();
    if (old == null || current == null) {
      String unreadable =
          old == null ? "the old info.version " + shown(from) : "info.version " + shown(to);
      return new VersionStep(
          required, null, next, required == Bump.NONE ? null : unknown(required, unreadable));
    }
    Bump made = old.stepTo(current);
    if (current.compareTo(old) < 0) {
      return new VersionStep(
          required, made, next, "info.version goes back from " + old + " to " + current);
    }
    return new VersionStep(
        required,
        made,
        next,
        made.compareTo(required) >= 0 ? null : tooSmall(required, made, next));
  }

  private static String unknown(Bump required, String unreadable) {
    return "the changes need a "
        + required.label()
        + " version, and "
        + unreadable
        + ", so no step can be told";
  }

  private static String tooSmall(Bump required, Bump made, @Nullable String next) {
    return "the changes need a "
        + required.label()
        + " version, at least "
        + next
        + ", and info.version makes "
        + (made == Bump.NONE ? "no step" : "a " + made.label() + " step");
  }

  private static String shown(@Nullable String version) {
    if (version == null) {
      return "is missing";
    }
    String text = version.length() > LONGEST ? version.substring(0, LONGEST) + "…" : version;
    return "'" + text + "' is no semantic version";
  }

  /** Unquoted in YAML, 1.0 is a number. */
  private static @Nullable String version(Contract contract) {
    Node version = contract.info().node().get("version");
    return version instanceof StringNode text
        ? text.value()
        : version instanceof NumberNode number ? number.literal() : null;
  }
}
