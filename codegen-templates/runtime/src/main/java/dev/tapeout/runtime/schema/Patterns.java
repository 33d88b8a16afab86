package dev.tapeout.runtime.schema;

import com.networknt.schema.regex.RegularExpression;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The regular expressions of a contract, which are those of ECMA-262, on {@code java.util.regex}.
 * What they are matched with comes from outside, so a match may look at no more than so many
 * characters; one that would look at more fails.
 */
final class Patterns {
  /** Where the generator has put what an expression is in Java's dialect. */
  private static final String TRANSLATED = "x-tapeout-patterns";

  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");

  /** How many characters a match may look at, back and forth. */
  private static final int MOST_LOOKS = 1_000_000;

  private final @Nullable JsonNode known;

  private Patterns(@Nullable JsonNode known) {
    this.known = known;
  }

  /** Those of a contract. */
  static Patterns of(JsonNode document) {
    return new Patterns(document.get(TRANSLATED));
  }

  /** One that matches everything where the expression is none that Java reads. */
  RegularExpression of(String expression) {
    JsonNode java = known == null ? null : known.get(expression);
    Pattern pattern;
    try {
      pattern = Pattern.compile(java == null ? translated(expression) : java.stringValue());
    } catch (PatternSyntaxException e) {
      LOG.log(
          Level.WARNING,
          "the contract''s pattern {0} cannot be read here and is not checked: {1}",
          expression,
          e.getDescription());
      return text -> true;
    }
    return text -> {
      try {
        return pattern.matcher(new Watched(text, 0, text.length(), new int[] {MOST_LOOKS})).find();
      } catch (TooLongException | StackOverflowError e) {
        return false;
      }
    };
  }

  /**
   * For a document that no generator has prepared. Where the two languages say different things
   * with the same letters: {@code $} does not match before a last line break, and in a class {@code
   * [} and {@code &&} are characters.
   */
  static String translated(String expression) {
    StringBuilder out = new StringBuilder(expression.length() + 8);
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        char escaped = expression.charAt(++i);
        boolean codePoint = escaped == 'u' && expression.startsWith("{", i + 1);
        out.append('\\').append(codePoint ? 'x' : escaped);
      } else if (inClass) {
        inClass = c != ']';
        out.append(c == '[' || c == '&' ? "\\" : "").append(c);
      } else if (c == '$') {
        out.append("\\z");
      } else {
        inClass = c == '[';
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A text that counts how often it is looked at, against patterns that backtrack without end. */
  @SuppressWarnings("ArrayRecordComponent") // one count for all parts of a text
  private record Watched(String text, int start, int end, int[] left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new TooLongException();
      }
      return text.charAt(start + index);
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Watched(text, start + from, start + to, left);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }

  private static final class TooLongException extends RuntimeException {
    TooLongException() {
      super("the pattern takes too long", null, false, false);
    }
  }
}
