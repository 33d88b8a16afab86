package dev.tapeout.diff.language;

import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import dk.brics.automaton.Automaton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An ECMA-262 regular expression as {@code pattern} means it: not anchored, code point by code
 * point. Of what is not regular in the strict sense (lookaround, back references) or too large, it
 * can be told whether a string matches, but not what all strings have in common that do. What is
 * malformed is never decided.
 */
final class Regex {
  /** An automaton numbers its states while it is used, so threads do not share one. */
  private static final ThreadLocal<Map<String, Regex>> CACHE =
      ThreadLocal.withInitial(HashMap::new);

  private static final String SYNTAX = "^$\\.*+?()[]{}|";

  private final String text;
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
    this.text = text;
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
   * @throws Undecided where the expression is malformed, or matching takes too long
   */
  boolean matches(String value) {
    return automaton != null ? automaton.run(value) : found(value);
  }

  private boolean found(String value) {
    try {
      return EcmaScriptPattern.compile(text).find(value);
    } catch (PatternSyntaxException | IllegalStateException beyond) {
      throw new Undecided(doubt);
    }
  }

  /** Why the strings that match are not known as a whole. */
  String doubt() {
    return doubt;
  }

  /** Whether the strings that match are known as a whole. */
  boolean isRegular() {
    return automaton != null;
  }

  /** Strings that the expression may have been written for or against: what it spells out. */
  List<String> spelledOut() {
    return Arrays.stream(text.split("[^\\p{L}\\p{N} _-]+", -1)).filter(s -> !s.isEmpty()).toList();
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
