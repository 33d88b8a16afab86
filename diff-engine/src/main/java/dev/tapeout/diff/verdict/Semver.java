package dev.tapeout.diff.verdict;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version by semver.org 2.0.0, ordered by precedence (section 11), in which build metadata does
 * not count: two versions may compare as equal without being equal.
 *
 * @param preRelease the identifiers after the hyphen; none for a release
 * @param build the identifiers after the plus sign
 */
public record Semver(
    BigInteger major,
    BigInteger minor,
    BigInteger patch,
    List<String> preRelease,
    List<String> build)
    implements Comparable<Semver> {
  /** Longer texts are no version that anybody wrote. */
  private static final int LONGEST = 256;

  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String PRE_IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
  private static final String TAIL =
      "(?:-("
          + PRE_IDENTIFIER
          + "(?:\\."
          + PRE_IDENTIFIER
          + ")*))?"
          + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?";
  private static final Pattern STRICT =
      Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + TAIL);
  private static final Pattern SHORT = Pattern.compile(NUMBER + "(?:\\." + NUMBER + ")?");

  /** Reads {@code text} by the letter of the specification. */
  public static Optional<Semver> parse(String text) {
    return match(STRICT, text);
  }

  /** Reads what is meant for a version as well: {@code v1.2.3}, {@code 1.2}, {@code 1}. */
  public static Optional<Semver> parseLeniently(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    String version = text.strip().replaceFirst("^[vV]", "");
    Optional<Semver> strict = match(STRICT, version);
    return strict.isPresent() || !SHORT.matcher(version).matches()
        ? strict
        : match(STRICT, version + (version.indexOf('.') < 0 ? ".0.0" : ".0"));
  }

  private static Optional<Semver> match(Pattern pattern, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher m = pattern.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Semver(
            new BigInteger(m.group(1)),
            new BigInteger(m.group(2)),
            new BigInteger(m.group(3)),
            identifiers(m.group(4)),
            identifiers(m.group(5))));
  }

  private static List<String> identifiers(@Nullable String text) {
    return text == null ? List.of() : List.copyOf(Arrays.asList(text.split("\\.", -1)));
  }

  /** Whether this is a version on the way to a release. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** Whether anything may still change (section 4): 0.y.z. */
  public boolean isInitial() {
    return major.signum() == 0;
  }

  /** The release that comes next by a step of {@code bump}; itself where no step is needed. */
  public Semver next(Bump bump) {
    if (bump == Bump.NONE) {
      return this;
    }
    if (isPreRelease() && announced().compareTo(bump) >= 0) {
      return release(major, minor, patch);
    }
    return switch (bump) {
      case MAJOR -> release(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
      case MINOR -> release(major, minor.add(BigInteger.ONE), BigInteger.ZERO);
      default -> release(major, minor, patch.add(BigInteger.ONE));
    };
  }

  /**
   * How large a step {@code to} is from here: by the leftmost number that grew. Among the
   * pre-releases of one release, and from them to it, the step counts for what the release
   * announces: 2.0.0-rc.1 to 2.0.0-rc.2 is still on the way to a major one.
   *
   * @return {@link Bump#NONE} where {@code to} does not come after this
   */
  public Bump stepTo(Semver to) {
    if (compareTo(to) >= 0) {
      return Bump.NONE;
    }
    Bump grew =
        !major.equals(to.major)
            ? Bump.MAJOR
            : !minor.equals(to.minor)
                ? Bump.MINOR
                : !patch.equals(to.patch) ? Bump.PATCH : Bump.NONE;
    Bump announced = isPreRelease() ? announced() : Bump.NONE;
    return grew.compareTo(announced) >= 0 ? grew : announced;
  }

  /** The step that the release of this version makes from the one before it. */
  private Bump announced() {
    return patch.signum() != 0 ? Bump.PATCH : minor.signum() != 0 ? Bump.MINOR : Bump.MAJOR;
  }

  private static Semver release(BigInteger major, BigInteger minor, BigInteger patch) {
    return new Semver(major, minor, patch, List.of(), List.of());
  }

  @Override
  public int compareTo(Semver other) {
    int core = major.compareTo(other.major);
    core = core != 0 ? core : minor.compareTo(other.minor);
    core = core != 0 ? core : patch.compareTo(other.patch);
    if (core != 0 || preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return core != 0 ? core : Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  /** Numbers come before words. */
  private static int compareIdentifiers(String a, String b) {
    boolean aNumber = a.chars().allMatch(Semver::isDigit);
    boolean bNumber = b.chars().allMatch(Semver::isDigit);
    if (aNumber && bNumber) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return aNumber != bNumber ? (aNumber ? -1 : 1) : a.compareTo(b);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }
}
