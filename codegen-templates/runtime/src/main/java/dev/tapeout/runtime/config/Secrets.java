package dev.tapeout.runtime.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what is shown. What counts as one is told by its name: one of whose words is
 * token, secret, password, key or the like. It hides too much rather than too little: where a value
 * does not end for sure, all that follows it is hidden too.
 */
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  private static final Set<String> WORDS =
      Set.of(
          "auth",
          "authorization",
          "bearer",
          "cookie",
          "credential",
          "header",
          "key",
          "pass",
          "passphrase",
          "password",
          "passwd",
          "pin",
          "pwd",
          "salt",
          "secret",
          "seed",
          "sig",
          "signature",
          "token");
  private static final Set<String> ENDS =
      Set.of("key", "passphrase", "password", "passwd", "secret", "token");

  /** Numbers of keys and of bytes. */
  private static final Set<String> OPEN = Set.of("TAPEOUT_LIMITER_KEYS", "TAPEOUT_MAX_HEADERS");

  private static final Pattern WORD =
      Pattern.compile("[^\\p{Alnum}]+|(?<=\\p{Lower})(?=\\p{Upper})");

  /** {@code scheme://user:password@host}; a password may have a slash or an at sign in it. */
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)\\S*@");

  /**
   * {@code name=value}, {@code name: value} in a longer text, such as the query of a URL, JSON or
   * the options of a login module; the name may be quoted.
   */
  private static final Pattern NAME =
      Pattern.compile("([\\p{Alnum}_.%-]+)[\\\\\"'\\]]*\\s*[=:]+>?\\s*");

  private static final String END = "(?=[\\s,;&)}\\]]|$)";

  /**
   * In quotes and then at its end; or of quotes, escapes and brackets whose end would take a parser
   * of its language to find, and then to the end of the text; or without any.
   */
  private static final Pattern VALUE =
      Pattern.compile(
          "\"[^\"\\\\]*\"" + END + "|'[^'\\\\]*'" + END + "|[\"'\\\\\\[{].*" + "|[^&;,\\s]+",
          Pattern.DOTALL);

  private static final Pattern SCHEME =
      Pattern.compile("\\b(Bearer|Basic)\\s+[^\\s,;]+", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** The value of a setting, with {@link #MASK} for what is not to be shown. */
  public static String masked(String name, String value) {
    return isSecret(name) && !value.isEmpty() ? MASK : masked(value);
  }

  /** An option of the JVM. */
  public static String argument(String option) {
    int equals = option.indexOf('=');
    return option.startsWith("-D") && equals > 0
        ? option.substring(0, equals + 1)
            + masked(option.substring(2, equals), option.substring(equals + 1))
        : masked(option);
  }

  /** Free text: what stands in it under the name of a secret is masked. */
  static String masked(String text) {
    String open = USER_INFO.matcher(text).replaceAll(MASK + "@");
    open = SCHEME.matcher(open).replaceAll("$1 " + MASK);
    StringBuilder shown = new StringBuilder();
    Matcher name = NAME.matcher(open);
    Matcher value = VALUE.matcher(open);
    int done = 0;
    while (name.find(done)) {
      shown.append(open, done, name.end());
      done = name.end();
      if (isSecret(name.group(1)) && value.region(done, open.length()).lookingAt()) {
        shown.append(MASK);
        done = value.end();
      }
    }
    return shown.append(open, done, open.length()).toString();
  }

  private static boolean isSecret(String name) {
    return !OPEN.contains(name)
        && WORD.splitAsStream(name)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .anyMatch(word -> isTelling(word) || word.endsWith("s") && isTelling(singular(word)));
  }

  private static String singular(String word) {
    return word.substring(0, word.length() - 1);
  }

  private static boolean isTelling(String word) {
    return WORDS.contains(word) || ENDS.stream().anyMatch(word::endsWith);
  }
}
