package dev.tapeout.diff.language;

import dk.brics.automaton.Automaton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ECMA-262 regular expression as {@code pattern} means it: not anchored, code point by code
 * point. What is not regular in the strict sense (lookaround, back references), malformed or too
 * large is never decided: another engine would read it differently, or run on it without end.
 */
final class Regex {
  /** An automaton numbers its states while it is used, so threads do not share one. */
  private static final ThreadLocal<Map<String, Regex>> CACHE =
      ThreadLocal.withInitial(HashMap::new);

  private static final String SYNTAX = "^$\\.*+?()[]{}|";

  private final @Nullable Automaton automaton;
  private final String doubt;

  private Regex(String text) {
    Automaton regular = null;
    String reason = "";
    try {
      regular = RegexParser.search(text);
    } catch (Undecided beyond) {
      reason = beyond.reason();
    }
    this.automaton = regular;
    this.doubt = reason;
  }

  static Regex of(String text) {
    return CACHE.get().computeIfAbsent(text, Regex::new);
  }

  /**
   * What all strings that match begin with, and what then goes on as it likes, where the expression
   * is {@code ^} and ASCII characters that stand for themselves; null for others. It spares the
   * automaton.
   */
  static @Nullable String start(String text) {
    boolean plain =
        text.startsWith("^")
            && text.chars().skip(1).allMatch(c -> c > ' ' && c < 127 && SYNTAX.indexOf(c) < 0);
    return plain ? text.substring(1) : null;
  }

  /**
   * @throws Undecided where the expression is malformed, not regular, or too large
   */
  boolean matches(String value) {
    return automaton().run(value);
  }

  /**
   * The strings that match; must not be changed.
   *
   * @throws Undecided where the expression is malformed, not regular, or too large
   */
  Automaton automaton() {
    if (automaton == null) {
      throw new Undecided(doubt);
    }
    return automaton;
  }
}
