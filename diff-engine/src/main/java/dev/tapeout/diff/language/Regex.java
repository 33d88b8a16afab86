package dev.tapeout.diff.language;

import dk.brics.automaton.Automaton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An ECMA-262 regular expression as {@code pattern} means it: not anchored, code point by code
 * point. Those that are regular in the strict sense have an automaton; the others (lookaround, back
 * references) can only be matched.
 */
final class Regex {
  private static final Map<String, Regex> CACHE = new ConcurrentHashMap<>();

  private final String text;
  private final @Nullable Automaton automaton;
  private final @Nullable Pattern pattern;

  private Regex(String text) {
    this.text = text;
    Automaton regular = null;
    Pattern other = null;
    try {
      regular = RegexParser.search(text);
    } catch (Undecided beyond) {
      try {
        other = Pattern.compile(text);
      } catch (PatternSyntaxException | StackOverflowError invalid) {
        other = null;
      }
    }
    this.automaton = regular;
    this.pattern = other;
  }

  static Regex of(String text) {
    return CACHE.computeIfAbsent(text, Regex::new);
  }

  /**
   * @throws Undecided where the expression cannot be understood
   */
  boolean matches(String value) {
    if (automaton != null) {
      return automaton.run(value);
    }
    if (pattern == null) {
      throw new Undecided("the pattern " + text + " is not understood");
    }
    try {
      return pattern.matcher(value).find();
    } catch (StackOverflowError deep) {
      throw new Undecided("the pattern " + text + " is too deep to be matched");
    }
  }

  /**
   * The strings that match; must not be changed.
   *
   * @throws Undecided where the expression is not regular, or too large
   */
  Automaton automaton() {
    if (automaton == null) {
      throw new Undecided(
          "the pattern " + text + " is not decided: lookaround, back reference, or too large");
    }
    return automaton;
  }
}
