package dev.tapeout.contracts.vocabulary;

import java.util.regex.PatternSyntaxException;

/** Writes an expression of ECMA-262 in the syntax of java.util.regex. */
final class EcmaScriptTranslation {
  private static final String SPACE =
      "\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";
  private static final String ANY = "[\\x{0}-\\x{10FFFF}]";

  private final String in;
  private final StringBuilder out = new StringBuilder();
  private int at;

  /** Whether something that a quantifier may follow has just been written. */
  private boolean atom;

  EcmaScriptTranslation(String in) {
    this.in = in;
  }

  /**
   * @throws PatternSyntaxException if the expression uses what only Java knows
   */
  String translated() {
    while (at < in.length()) {
      char c = in.charAt(at++);
      switch (c) {
        case '\\' -> {
          boolean edge = at < in.length() && "bB".indexOf(in.charAt(at)) >= 0;
          escape(false);
          atom = !edge;
        }
        case '[' -> {
          characters();
          atom = true;
        }
        case '(' -> group();
        case ')' -> {
          out.append(')');
          atom = true;
        }
        case '.' -> write("[^\\n\\r\\u2028\\u2029]", true);
        case '$' -> write("(?!" + ANY + ")", false);
        case '^' -> write("(?<!" + ANY + ")", false);
        case '|' -> write("|", false);
        case '*', '+', '?' -> quantifier(String.valueOf(c));
        case '{' -> brace();
        case '}', ']' -> write("\\" + c, true);
        case '#', ' ' -> write(String.valueOf(c), true);
        default -> write(String.valueOf(c), true);
      }
    }
    return out.toString();
  }

  private void write(String text, boolean isAtom) {
    out.append(text);
    atom = isAtom;
  }

  private void group() {
    out.append('(');
    atom = false;
    if (at >= in.length() || in.charAt(at) != '?') {
      return;
    }
    for (String opening : new String[] {"?:", "?=", "?!", "?<=", "?<!"}) {
      if (in.startsWith(opening, at)) {
        out.append(opening);
        at += opening.length();
        return;
      }
    }
    int end = in.indexOf('>', at);
    if (in.startsWith("?<", at) && end > at + 2) {
      out.append("?<").append(name(in.substring(at + 2, end))).append('>');
      at = end + 1;
      return;
    }
    throw problem(
        "a group that starts with '(?' goes on with ':', '=', '!', '<=', '<!' or '<name>'");
  }

  /** Java's names of groups know only letters and digits. */
  private String name(String name) {
    StringBuilder written = new StringBuilder("n");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isJavaIdentifierPart(c) || i == 0 && !Character.isJavaIdentifierStart(c)) {
        throw problem("'" + name + "' is no name for a group");
      }
      written.append(Integer.toHexString(c)).append('x');
    }
    return written.toString();
  }

  private void brace() {
    int end = in.indexOf('}', at);
    if (end > 0 && in.substring(at, end).matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
      String counts = in.substring(at - 1, end + 1);
      at = end + 1;
      quantifier(counts);
    } else {
      write("\\{", true);
    }
  }

  private void quantifier(String text) {
    if (!atom) {
      throw problem("there is nothing before '" + text + "' that it could repeat");
    }
    out.append(text);
    atom = false;
    if (at < in.length() && in.charAt(at) == '?') {
      out.append('?');
      at++;
    }
  }

  private void characters() {
    boolean negated = at < in.length() && in.charAt(at) == '^';
    at += negated ? 1 : 0;
    if (at < in.length() && in.charAt(at) == ']') {
      at++;
      out.append(negated ? ANY : "(?!)");
      return;
    }
    out.append(negated ? "[^" : "[");
    while (at < in.length()) {
      char c = in.charAt(at++);
      switch (c) {
        case ']' -> {
          out.append(']');
          return;
        }
        case '\\' -> escape(true);
        // Java would take these for a nested class, an intersection or a negation.
        case '[', '&', '^' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    throw problem("the '[' has no ']'");
  }

  private void escape(boolean inClass) {
    if (at >= in.length()) {
      throw problem("the expression ends with a '\\'");
    }
    char c = in.charAt(at++);
    switch (c) {
      case 's' -> out.append(inClass ? SPACE : "[" + SPACE + "]");
      case 'S' -> out.append("[^").append(SPACE).append(']');
      case 'v' -> out.append("\\x0B");
      case 'b' -> out.append(inClass ? "\\x08" : "\\b");
      case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f', 'B' -> out.append('\\').append(c);
      case '0' -> out.append("\\x00");
      case 'c' -> control();
      case 'x' -> code(2);
      case 'u' -> unicode();
      case 'p', 'P' -> property(c);
      case 'k' -> reference();
      default -> {
        if (c >= '1' && c <= '9' && !inClass) {
          out.append('\\').append(c);
        } else if (c < 128 && Character.isLetterOrDigit(c)) {
          throw problem("'\\" + c + "' is no escape");
        } else {
          // A backslash before a letter that is not ASCII is harmless in Java as well.
          out.append('\\').append(c);
        }
      }
    }
  }

  private void control() {
    char letter = at < in.length() ? in.charAt(at) : ' ';
    if (letter > 127 || !Character.isLetter(letter)) {
      throw problem("'\\c' needs a letter");
    }
    at++;
    out.append(String.format("\\x%02x", letter % 32));
  }

  private void code(int digits) {
    int end = at + digits;
    if (end > in.length() || !in.substring(at, end).matches("[0-9a-fA-F]+")) {
      throw problem("'\\" + in.charAt(at - 1) + "' needs " + digits + " hexadecimal digits");
    }
    out.append(digits == 2 ? "\\x" : "\\u").append(in, at, end);
    at = end;
  }

  private void unicode() {
    int end = in.indexOf('}', at);
    if (at < in.length() && in.charAt(at) == '{' && end > 0) {
      String digits = in.substring(at + 1, end);
      if (!digits.matches("0*(10)?[0-9a-fA-F]{1,5}|0*10[0-9a-fA-F]{4}")
          || Integer.parseInt(digits, 16) > Character.MAX_CODE_POINT) {
        throw problem("'\\u{" + digits + "}' is no code point");
      }
      out.append("\\x{").append(digits).append('}');
      at = end + 1;
    } else {
      code(4);
    }
  }

  private void property(char letter) {
    int end = in.indexOf('}', at);
    if (at >= in.length() || in.charAt(at) != '{' || end < 0) {
      throw problem("'\\" + letter + "' needs a property in braces");
    }
    String name = in.substring(at + 1, end);
    at = end + 1;
    int equals = name.indexOf('=');
    String key = equals < 0 ? "" : name.substring(0, equals);
    String value = name.substring(equals + 1);
    boolean script = key.matches("sc|Script|scx|Script_Extensions");
    String java =
        script
            ? "Is" + value
            : switch (value) {
              case "ASCII" -> value;
              case "Letter" -> "L";
              case "Lowercase_Letter" -> "Ll";
              case "Uppercase_Letter" -> "Lu";
              case "Mark" -> "M";
              case "Number" -> "N";
              case "Decimal_Number" -> "Nd";
              case "Punctuation", "punct" -> "P";
              case "Symbol" -> "S";
              case "Separator" -> "Z";
              case "Other" -> "C";
              default -> value.length() <= 2 ? value : "Is" + value;
            };
    out.append('\\').append(letter).append('{').append(java).append('}');
  }

  private void reference() {
    int end = in.indexOf('>', at);
    if (at >= in.length() || in.charAt(at) != '<' || end < 0) {
      throw problem("'\\k' needs the name of a group: '\\k<name>'");
    }
    out.append("\\k<").append(name(in.substring(at + 1, end))).append('>');
    at = end + 1;
  }

  private PatternSyntaxException problem(String description) {
    return new PatternSyntaxException(description, in, at - 1);
  }
}
