package dev.tapeout.contracts.document;

/** Questions about the bytes of a YAML text that {@link PlainYamlReader} asks. */
final class PlainYamlText {
  /** Ends the reading: {@link YamlReader} knows what to make of the text. */
  static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Unusual() {
      super(null, null, false, false);
    }
  }

  final Unusual unusual = new Unusual();
  private final byte[] bytes;

  PlainYamlText(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Whether all characters of a UTF-8 text are printable or line feeds, and none of them is one of
   * the other line breaks or a byte order mark.
   */
  static boolean plainCharacters(byte[] b) {
    for (int i = 0; i < b.length; i++) {
      byte c = b[i];
      if (c >= ' ' && c < 0x7F || c == '\n') {
        continue;
      }
      if (c >= 0) {
        return false;
      }
      int three =
          i + 2 < b.length ? (b[i] & 0xFF) << 16 | (b[i + 1] & 0xFF) << 8 | b[i + 2] & 0xFF : 0;
      boolean control = c == (byte) 0xC2 && b[i + 1] < (byte) 0xA0;
      boolean lineBreak = three == 0xE280A8 || three == 0xE280A9;
      boolean noCharacter = three == 0xEFBBBF || three == 0xEFBFBE || three == 0xEFBFBF;
      if (control || lineBreak || noCharacter) {
        return false;
      }
    }
    return true;
  }

  /** The byte at {@code i}; -1, which no UTF-8 text holds, at the end. */
  byte at(int i) {
    return i < bytes.length ? bytes[i] : -1;
  }

  boolean is(int i, String ascii) {
    for (int k = 0; k < ascii.length(); k++) {
      if (at(i + k) != ascii.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a blank or the end of the line stands at {@code i}. */
  boolean isBlank(int i) {
    byte c = at(i);
    return c == ' ' || c == '\n' || c == -1;
  }

  /** Whether an entry of a list starts here. */
  boolean isDash(int i) {
    return at(i) == '-' && isBlank(i + 1);
  }

  /** Whether a line that starts here is, or starts like, the border of a document. */
  boolean isMarker(int i) {
    return is(i, "---") || is(i, "...");
  }

  /** Offset of the first byte from {@code i} on that is no blank. */
  int blanks(int i) {
    while (i < bytes.length && bytes[i] == ' ') {
      i++;
    }
    return i;
  }

  /** Whether nothing else follows on the line, where blanks or nothing stand before {@code i}. */
  boolean isLineEnd(int i) {
    byte c = at(i);
    return c == '\n' || c == '#' || c == -1;
  }

  /** Offset of the end of the line. */
  int lineEnd(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Offset of the next line. */
  int nextLine(int i) {
    return Math.min(lineEnd(i) + 1, bytes.length);
  }

  /**
   * Offset just past the key that starts here, with its {@code :} to follow; -1 where none does.
   */
  int keyEnd(int from) {
    byte first = at(from);
    if (first == '"' || first == '\'') {
      int end = quotedEnd(from);
      int colon = blanks(end);
      return at(colon) == ':' && isBlank(colon + 1) && lineEnd(from) > end ? end : -1;
    }
    if (!startsPlain(from)) {
      return -1;
    }
    int i = from;
    int end = from; // past the last byte that is no blank
    while (i < bytes.length && bytes[i] != '\n') {
      byte c = bytes[i];
      if (c == ':' && isBlank(i + 1)) {
        return end;
      }
      if (c == ' ') {
        if (at(i + 1) == '#') {
          return -1;
        }
      } else {
        end = i + 1;
      }
      i++;
    }
    return -1;
  }

  /** Offset just past the plain text that starts here and ends on this line. */
  int plainEnd(int from) {
    int end = from;
    for (int i = from; i < bytes.length && bytes[i] != '\n'; i++) {
      byte c = bytes[i];
      if (c == ':' && isBlank(i + 1)) {
        throw unusual;
      }
      if (c != ' ') {
        end = i + 1;
      } else if (at(i + 1) == '#') {
        break;
      }
    }
    return end;
  }

  /** Whether a text without quotes may start here; surely not where that is hard to tell. */
  boolean startsPlain(int i) {
    byte c = at(i);
    return c == '-' ? !isBlank(i + 1) : c != -1 && " \n?:,[]{}#&*!|>'\"%@`".indexOf(c) < 0;
  }

  /** Offset just past the closing quote of the text whose opening quote stands here. */
  int quotedEnd(int open) {
    byte quote = bytes[open];
    int i = open + 1;
    while (i < bytes.length) {
      byte c = bytes[i++];
      if (c == quote) {
        if (quote == '"' || at(i) != '\'') {
          return i;
        }
        i++;
      } else if (c == '\\' && quote == '"') {
        i = QuotedScalar.escapeEnd(bytes, i - 1);
        if (i < 0) {
          throw unusual;
        }
      }
      if (bytes[i - 1] == '\n' && isMarker(i)) {
        throw unusual;
      }
    }
    throw unusual;
  }

  /** Steps over blanks and line breaks between the parts of a flow collection. */
  int flowBlanks(int from) {
    int i = from;
    while (at(i) == ' ' || at(i) == '\n') {
      i++;
      if (bytes[i - 1] == '\n' && isMarker(i)) {
        throw unusual;
      }
    }
    return i;
  }

  /** Offset just past the plain text in a flow collection that starts here. */
  int flowPlainEnd(int from) {
    if (!startsPlain(from)) {
      throw unusual;
    }
    int end = from;
    int i = from;
    while (inFlowPlain(at(i))) {
      if (bytes[i++] != ' ') {
        end = i;
      }
    }
    return end;
  }

  private static boolean inFlowPlain(byte c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '-' && c <= '9'
        || c < -1
        || c == ' '
        || c == '_'
        || c == '$'
        || c == '+'
        || c == '~';
  }
}
