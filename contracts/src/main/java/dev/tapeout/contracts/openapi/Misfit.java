package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Excerpt;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What there is to say of a value that is not of the kind that its field asks for. */
final class Misfit {
  private static final int LONGEST = 40;

  private Misfit() {}

  /**
   * The diagnostic.
   *
   * @param subject what the value is
   * @param expected what it should be
   */
  static Diagnostic of(Node value, String subject, String expected) {
    return new Diagnostic(
        "field-of-wrong-kind",
        Severity.ERROR,
        subject + " must be " + expected + ", and is " + text(value),
        value.location(),
        hint(value, expected));
  }

  static String quote(String text) {
    return Excerpt.quote(text, LONGEST);
  }

  /** A value in a sentence. */
  static String text(Node value) {
    return switch (value.type()) {
      case NULL -> "null";
      case BOOLEAN -> value.toString();
      case NUMBER -> "the number " + Excerpt.visible(value.toString());
      case STRING -> "the string " + quote(((StringNode) value).value());
      case ARRAY -> "the list " + Excerpt.shorten(value.toString(), LONGEST);
      case OBJECT -> "the object " + Excerpt.shorten(value.toString(), LONGEST);
    };
  }

  private static String hint(Node value, String expected) {
    String flag = expected.equals(Kind.FLAG.words()) ? flag(value) : null;
    if (flag != null) {
      return "write " + flag + ", without quotes";
    }
    if (expected.equals(Kind.TEXT.words())
        && (value instanceof NumberNode || value instanceof BooleanNode)) {
      return "put it in quotes: \"" + Excerpt.visible(value.toString()) + "\"";
    }
    return "write " + expected + " there, or take the field out: as it is, it cannot be compared";
  }

  /** The flag that a text is meant for; null where it is none. */
  private static @Nullable String flag(Node value) {
    return value instanceof StringNode text
        ? switch (text.value().toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on" -> "true";
          case "false", "no", "off" -> "false";
          default -> null;
        }
        : null;
  }
}
