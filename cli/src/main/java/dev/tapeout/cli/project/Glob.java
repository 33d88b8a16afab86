package dev.tapeout.cli.project;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of paths with {@code /} between segments: {@code *} and {@code ?} stay within a
 * segment, {@code **}{@code /} stands for any number of directories, none included, and {@code
 * {a,b}} for either.
 */
public final class Glob {
  private final String text;
  private final String path;
  private final Pattern pattern;

  /**
   * @param path the text without {@code ./} in front
   */
  private Glob(String text, String path, Pattern pattern) {
    this.text = text;
    this.path = path;
    this.pattern = pattern;
  }

  /** Whether {@code path} has characters that only a pattern needs. */
  public static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> "*?{".indexOf(c) >= 0);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if its braces do not close
   */
  public static Glob of(String text) {
    String path = text.startsWith("./") ? text.substring(2) : text;
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    int i = 0;
    while (i < path.length()) {
      if (path.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 3;
      } else if (path.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else {
        char c = path.charAt(i++);
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        regex.append(c == ',' && braces > 0 ? "|" : character(c));
      }
    }
    try {
      return new Glob(text, path, Pattern.compile(regex.toString(), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      String why = e.getDescription().toLowerCase(Locale.ROOT);
      throw new IllegalArgumentException("'" + text + "' is no pattern of paths: " + why, e);
    }
  }

  /** Whether the pattern means {@code path}, which is relative and has no {@code .} segments. */
  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** The directory that all that the pattern means lies in: its segments before the first sign. */
  String directory() {
    int sign = 0;
    while (sign < path.length() && "*?{".indexOf(path.charAt(sign)) < 0) {
      sign++;
    }
    return path.substring(0, path.lastIndexOf('/', sign - 1) + 1);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String character(char c) {
    return switch (c) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      case '{' -> "(?:";
      case '}' -> ")";
      default -> Pattern.quote(String.valueOf(c));
    };
  }
}
