package dev.tapeout.contracts.vocabulary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of ECMA-262 with the {@code u} flag, as JSON Schema wants them (2020-12
 * core, 6.4), translated for java.util.regex. Where that flag is stricter than what is in use, such
 * as {@code \-} outside of a class, the laxer reading of ECMA-262 annex B counts.
 *
 * <p>A back reference to a group that took no part matches the empty text in ECMA-262 (22.2.2.9.3),
 * and nothing in java.util.regex, which has no words for the former. So an expression in which that
 * can happen is never matched.
 */
public final class EcmaScriptPattern {
  /** How many characters a match may look at, back and forth. */
  private static final int MOST_LOOKS = 2_000_000;

  private final Pattern pattern;

  /** Whether a back reference may lead to a group that took no part. */
  private final boolean loose;

  private EcmaScriptPattern(Pattern pattern, boolean loose) {
    this.pattern = pattern;
    this.loose = loose;
  }

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException if it is none
   */
  public static EcmaScriptPattern compile(String expression) {
    String translated = new EcmaScriptTranslation(expression).translated();
    try {
      return new EcmaScriptPattern(
          Pattern.compile(translated), BackReferences.mayBeLoose(expression));
    } catch (PatternSyntaxException e) {
      throw new PatternSyntaxException(e.getDescription(), expression, -1);
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("it is nested too deeply", expression, -1);
    }
  }

  /** The same expression as java.util.regex writes it, for {@code find}. */
  public String java() {
    return pattern.pattern();
  }

  /** Why {@code expression} is no regular expression; null where it is one. */
  public static @Nullable String problem(String expression) {
    try {
      compile(expression);
      return null;
    } catch (PatternSyntaxException e) {
      return e.getDescription();
    }
  }

  /**
   * Whether the expression matches somewhere in {@code text}.
   *
   * @throws IllegalStateException if finding that out takes too long, or a back reference may lead
   *     to a group that took no part
   */
  public boolean find(String text) {
    if (loose) {
      throw new IllegalStateException("a back reference may lead to a group that took no part");
    }
    Matcher matcher = pattern.matcher(new Watched(text, new int[] {MOST_LOOKS}));
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw new IllegalStateException("the pattern takes too much memory", e);
    }
  }

  /** A text that counts how often it is looked at, against patterns that backtrack without end. */
  private record Watched(CharSequence text, int[] left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new IllegalStateException("the pattern takes too long");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
