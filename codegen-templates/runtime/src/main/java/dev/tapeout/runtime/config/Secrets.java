package dev.tapeout.runtime.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what is shown. What counts as one is told by its name. It hides too much
 * rather than too little: where a secret ends within a longer text nobody knows for sure, so that
 * all that follows it is hidden too. It takes time in proportion to the text.
 */
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  private static final Pattern PARTS =
      Pattern.compile("pass|pwd|secret|token|key|credential|auth", Pattern.CASE_INSENSITIVE);

  /** Those that tell by themselves and not within other words. */
  private static final Set<String> WORDS =
      Set.of(
          "basic",
          "bearer",
          "cookie",
          "digest",
          "header",
          "jwt",
          "negotiate",
          "otp",
          "pin",
          "pw",
          "salt",
          "seed",
          "session",
          "sig",
          "signature");

  /** Options of commands, such as those of curl, and the first line of a private key. */
  private static final Set<String> OPTIONS = Set.of("-u", "-p", "--user", "-----BEGIN");

  /** Numbers of keys and of bytes. */
  private static final Set<String> OPEN = Set.of("TAPEOUT_LIMITER_KEYS", "TAPEOUT_MAX_HEADERS");

  private static final Pattern WORD = Pattern.compile("\\P{L}+|(?<=\\p{Lower})(?=\\p{Upper})");

  private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_.-]++");

  /** Between a name and its value: a quote, an arrow, an equals sign or the like. */
  private static final Pattern BETWEEN = Pattern.compile("[\\\\\"'\\]>]*+\\s*+[=:]*+>?+\\s*+");

  /** What follows a name that is none, but a part of a path or one of several values. */
  private static final String NO_VALUE = "/,;&)}";

  private static final Pattern SCHEME = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.:-]*://");
  private static final Pattern OPTION = Pattern.compile("--?[\\p{Alnum}-]++[=:]");

  private Secrets() {}

  /** The value of a setting, with {@link #MASK} for what is not to be shown. */
  public static String masked(String name, String value) {
    return isSecret(name) && !value.isEmpty() ? MASK : masked(value);
  }

  /** An option of the JVM. */
  public static String argument(String option) {
    int equals = option.indexOf('=');
    if (option.startsWith("-D") && equals > 0) {
      return option.substring(0, equals + 1)
          + masked(option.substring(2, equals), option.substring(equals + 1));
    }
    Matcher head = OPTION.matcher(option);
    int end = head.lookingAt() ? head.end() : 0;
    return option.substring(0, end) + masked(option.substring(0, end), option.substring(end));
  }

  /** Free text: what follows the name of a secret is masked, and what stands before an at sign. */
  static String masked(String text) {
    int at = Math.max(text.lastIndexOf('@'), text.lastIndexOf("%40"));
    Matcher scheme = SCHEME.matcher(text);
    String start = at < 0 ? "" : (scheme.region(0, at).lookingAt() ? scheme.group() : "") + MASK;
    int value = firstSecret(text);
    if (value < 0) {
      return start + text.substring(Math.max(at, 0));
    }
    return value <= at ? start : start + text.substring(Math.max(at, 0), value) + MASK;
  }

  /** Where the value after the first name of a secret begins; less than 0 where there is none. */
  private static int firstSecret(String text) {
    Matcher name = NAME.matcher(text);
    Matcher between = BETWEEN.matcher(text);
    while (name.find()) {
      int end = name.end();
      if (end < text.length()
          && NO_VALUE.indexOf(text.charAt(end)) < 0
          && isSecret(name.group())
          && between.region(end, text.length()).lookingAt()
          && between.end() < text.length()) {
        return between.end();
      }
    }
    return -1;
  }

  private static boolean isSecret(String name) {
    return !OPEN.contains(name)
        && (PARTS.matcher(name).find()
            || OPTIONS.contains(name)
            || WORD.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> WORDS.contains(singular(word))));
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
