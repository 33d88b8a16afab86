package dev.tapeout.contracts.document;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plain YAML scalar means under the core schema (YAML 1.2.2, section 10.3.2). */
final class CoreSchema {
  /** The meanings; {@code NOT_FINITE} stands for {@code .inf} and {@code .nan}. */
  enum Kind {
    NULL,
    TRUE,
    FALSE,
    NUMBER,
    NOT_FINITE,
    STRING
  }

  private static final Pattern DECIMAL =
      Pattern.compile("([-+]?)([0-9]*)(?:\\.([0-9]*))?([eE][-+]?[0-9]+)?");
  private static final Pattern RADIX = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private CoreSchema() {}

  static Kind kind(String text) {
    if (text.isEmpty()) {
      return Kind.NULL;
    }
    char first = text.charAt(0);
    if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
      return numeric(text);
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> Kind.NULL;
      case "true", "True", "TRUE" -> Kind.TRUE;
      case "false", "False", "FALSE" -> Kind.FALSE;
      default -> Kind.STRING;
    };
  }

  private static Kind numeric(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      boolean digits = !decimal.group(2).isEmpty() || !group(decimal, 3).isEmpty();
      return digits ? Kind.NUMBER : Kind.STRING;
    }
    if (RADIX.matcher(text).matches()) {
      return Kind.NUMBER;
    }
    return NOT_FINITE.matcher(text).matches() ? Kind.NOT_FINITE : Kind.STRING;
  }

  /** A number of {@link Kind#NUMBER} in JSON's grammar. */
  static String literal(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16).toString();
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8).toString();
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches()) {
      throw new IllegalArgumentException(text);
    }
    String integer = decimal.group(2);
    int zeros = 0;
    while (zeros < integer.length() - 1 && integer.charAt(zeros) == '0') {
      zeros++;
    }
    String fraction = group(decimal, 3);
    return (decimal.group(1).equals("-") ? "-" : "")
        + (integer.isEmpty() ? "0" : integer.substring(zeros))
        + (fraction.isEmpty() ? "" : "." + fraction)
        + group(decimal, 4);
  }

  private static String group(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? "" : text;
  }
}
