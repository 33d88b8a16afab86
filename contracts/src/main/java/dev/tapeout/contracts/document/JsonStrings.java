package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Decodes and encodes JSON strings (RFC 8259, section 7). */
final class JsonStrings {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonStrings() {}

  /** Decodes the bytes between the quotes of a JSON string that has been checked before. */
  static String decode(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '\\') {
      i++;
    }
    return i == to ? new String(bytes, from, to - from, UTF_8) : unescape(bytes, from, i, to);
  }

  private static String unescape(byte[] bytes, int from, int firstEscape, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    int i = firstEscape;
    while (i < to) {
      if (bytes[i] != '\\') {
        i++;
        continue;
      }
      out.append(new String(bytes, plain, i - plain, UTF_8));
      byte kind = bytes[i + 1];
      i += 2;
      switch (kind) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) hex4(bytes, i));
          i += 4;
        }
        default -> out.append((char) kind);
      }
      plain = i;
    }
    return out.append(new String(bytes, plain, to - plain, UTF_8)).toString();
  }

  /** The value of the four hexadecimal digits at {@code at}, or -1 where they are not there. */
  static int hex4(byte[] bytes, int at) {
    if (at + 4 > bytes.length) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /**
   * Appends {@code value} in quotes with the fewest escapes that JSON allows (the form that RFC
   * 8785, section 3.2.2.2, asks for); a surrogate without its partner is escaped, so that the text
   * can always be written as UTF-8.
   */
  static void quote(String value, StringBuilder out) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !(Character.isSurrogate(c) && alone(value, i))) {
        continue;
      }
      out.append(value, plain, i);
      plain = i + 1;
      escape(c, out);
    }
    out.append(value, plain, value.length()).append('"');
  }

  /** Index of the first surrogate without its partner, or -1. */
  static int loneSurrogate(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i)) && alone(value, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean alone(String value, int i) {
    return Character.isHighSurrogate(value.charAt(i))
        ? i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(value.charAt(i - 1));
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX[c >> shift & 15]);
        }
      }
    }
  }
}
