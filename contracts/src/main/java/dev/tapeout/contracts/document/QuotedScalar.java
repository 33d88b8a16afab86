package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A text in quotes as YAML has it (YAML 1.2.2, section 7.3), on one line or several; spaces only,
 * and of the escapes those that {@link #escapeEnd} knows.
 */
final class QuotedScalar {
  private final byte[] bytes;
  private final boolean escapes;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private QuotedScalar(byte[] bytes, int open) {
    this.bytes = bytes;
    this.escapes = bytes[open] == '"';
    this.at = open + 1;
  }

  /** Offset just past the escape whose backslash stands at {@code at}; -1 where it is unknown. */
  static int escapeEnd(byte[] bytes, int at) {
    switch (at + 1 < bytes.length ? bytes[at + 1] : -1) {
      case '"', '\\', 'b', 'f', 'n', 'r', 't', ' ', '\n':
        return at + 2;
      case 'u':
        int code = JsonStrings.hex4(bytes, at + 2);
        return code < 0 || Character.isSurrogate((char) code) ? -1 : at + 6;
      default:
        return -1;
    }
  }

  /** The text whose quotes stand at {@code start} and {@code end - 1}. */
  static String decode(byte[] bytes, int start, int end) {
    QuotedScalar scalar = new QuotedScalar(bytes, start);
    scalar.decode(end - 1);
    return scalar.out.toString();
  }

  private void decode(int close) {
    int plain = at;
    while (at < close) {
      byte c = bytes[at];
      if (c == ' ' || c == '\n') {
        copy(plain);
        spaces();
        plain = at;
      } else if (c == '\'' && !escapes) {
        copy(plain);
        plain = at + 1; // the second of two
        at += 2;
      } else if (c == '\\' && escapes) {
        copy(plain);
        escape();
        plain = at;
      } else {
        at++;
      }
    }
    copy(plain);
  }

  private void copy(int from) {
    out.append(new String(bytes, from, at - from, UTF_8));
  }

  /**
   * Blanks around a line break do not count; one line break is a blank, the first of several is
   * nothing.
   */
  private void spaces() {
    int from = at;
    while (bytes[at] == ' ') {
      at++;
    }
    if (bytes[at] != '\n') {
      copy(from);
      return;
    }
    at++;
    if (breaks() == 0) {
      out.append(' ');
    }
  }

  /** Steps over blanks and empty lines, and appends a line break for each of these. */
  private int breaks() {
    int breaks = 0;
    while (bytes[at] == ' ' || bytes[at] == '\n') {
      if (bytes[at++] == '\n') {
        out.append('\n');
        breaks++;
      }
    }
    return breaks;
  }

  private void escape() {
    byte kind = bytes[at + 1];
    at += 2;
    switch (kind) {
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        out.append((char) JsonStrings.hex4(bytes, at));
        at += 4;
      }
      case '\n' -> breaks();
      default -> out.append((char) kind);
    }
  }
}
