package dev.tapeout.contracts.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of one contract: what {@code context/name@1.4.0} names, and a pinned reference leads
 * to.
 *
 * @param version as {@link #isVersion} has it
 */
public record ContractVersion(ContractName contract, String version) {
  /** As the contract of a registry has it, {@code Semver}. */
  static final String VERSION =
      "(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})"
          + "(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?";

  static final int LONGEST_VERSION = 100;

  private static final Pattern ALONE = Pattern.compile(VERSION);

  private static final Pattern NAMED = Pattern.compile("([a-z0-9/-]{3,201})@(" + VERSION + ")");

  private static final Pattern URL =
      Pattern.compile(
          "https?://[^?#]*?/([a-z][a-z0-9-]*/[a-z][a-z0-9-]*)/(?:versions/)?("
              + VERSION
              + ")(?:/document)?");

  private static final int LONGEST = 2_000;

  /**
   * Whether a version of this name can be published, addressed and pinned: a semver, up to 9 digits
   * a number, up to 100 characters.
   */
  public static boolean isVersion(String text) {
    return text.length() <= LONGEST_VERSION && ALONE.matcher(text).matches();
  }

  /** Reads {@code context/name@1.4.0}. */
  public static Optional<ContractVersion> parse(String text) {
    return of(NAMED, text);
  }

  /**
   * The version that a URL names by its last segments: {@code …/context/name/1.4.0}, whatever host
   * it begins with. A fragment is not looked at.
   */
  public static Optional<ContractVersion> ofUrl(String reference) {
    int hash = reference.indexOf('#');
    return of(URL, hash < 0 ? reference : reference.substring(0, hash));
  }

  private static Optional<ContractVersion> of(Pattern pattern, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() && matcher.group(2).length() <= LONGEST_VERSION
        ? ContractName.parse(matcher.group(1))
            .map(name -> new ContractVersion(name, matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return contract + "@" + version;
  }
}
