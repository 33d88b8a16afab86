package dev.tapeout.diff.verdict;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version by Semantic Versioning 2.0.0.
 *
 * @param major of any size
 * @param minor of any size
 * @param patch of any size
 * @param preRelease the dot-separated identifiers after {@code -}; empty for a release
 */
public record Semver(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease)
    implements Comparable<Semver> {
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + IDENTIFIER
              + "(?:\\."
              + IDENTIFIER
              + ")*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  /** The version that {@code text} writes; empty where it is none. Build metadata is dropped. */
  public static Optional<Semver> parse(@Nullable String text) {
    if (text == null || text.length() > 256) {
      return Optional.empty();
    }
    Matcher m = GRAMMAR.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String pre = m.group(4);
    return Optional.of(
        new Semver(
            new BigInteger(m.group(1)),
            new BigInteger(m.group(2)),
            new BigInteger(m.group(3)),
            pre == null ? List.of() : List.of(pre.split("\\.", -1))));
  }

  /** The next version after a step of this size; a pre-release may become its own release. */
  public Semver next(Bump bump) {
    boolean pre = !preRelease.isEmpty();
    boolean zeroPatch = patch.signum() == 0;
    return switch (bump) {
      case NONE -> this;
      case PATCH -> pre ? release() : of(major, minor, patch.add(BigInteger.ONE));
      case MINOR ->
          pre && zeroPatch ? release() : of(major, minor.add(BigInteger.ONE), BigInteger.ZERO);
      case MAJOR ->
          pre && zeroPatch && minor.signum() == 0
              ? release()
              : of(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
    };
  }

  private Semver release() {
    return of(major, minor, patch);
  }

  private static Semver of(BigInteger major, BigInteger minor, BigInteger patch) {
    return new Semver(major, minor, patch, List.of());
  }

  /** The step from this version to a later one; none where {@code later} is not later. */
  public Bump to(Semver later) {
    if (later.compareTo(this) <= 0) {
      return Bump.NONE;
    }
    if (!later.major.equals(major)) {
      return Bump.MAJOR;
    }
    if (!later.minor.equals(minor)) {
      return Bump.MINOR;
    }
    if (!later.patch.equals(patch) || preRelease.isEmpty()) {
      return Bump.PATCH;
    }
    // From one pre-release to the next, or to the release: the step that the release stands for.
    return patch.signum() != 0 ? Bump.PATCH : minor.signum() != 0 ? Bump.MINOR : Bump.MAJOR;
  }

  /** Whether anything may still change (clause 4): 0.y.z. */
  public boolean initial() {
    return major.signum() == 0;
  }

  /** Precedence (clause 11). */
  @Override
  public int compareTo(Semver other) {
    int sign = major.compareTo(other.major);
    sign = sign != 0 ? sign : minor.compareTo(other.minor);
    sign = sign != 0 ? sign : patch.compareTo(other.patch);
    if (sign != 0 || preRelease.equals(other.preRelease)) {
      return sign;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      int each = compare(preRelease.get(i), other.preRelease.get(i));
      if (each != 0) {
        return each;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compare(String a, String b) {
    boolean aNumber = a.chars().allMatch(Character::isDigit);
    boolean bNumber = b.chars().allMatch(Character::isDigit);
    if (aNumber && bNumber) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return aNumber == bNumber ? a.compareTo(b) : aNumber ? -1 : 1;
  }

  @Override
  public String toString() {
    String core = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? core : core + "-" + String.join(".", preRelease);
  }
}
