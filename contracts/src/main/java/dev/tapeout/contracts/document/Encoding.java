package dev.tapeout.contracts.document;

import org.jspecify.annotations.Nullable;

/** Tells whether a source is UTF-8 text at all, and what else it seems to be. */
final class Encoding {
  /** How many bytes are looked at for signs of a binary file. */
  private static final int SAMPLE = 8_000;

  private Encoding() {}

  /** Whether the source can be read on; reports why not. */
  static boolean check(Source source, Problems problems) {
    byte[] bytes = source.bytes();
    String other = otherEncoding(bytes);
    if (other != null) {
      problems.error(
          "not-utf8", 0, 0, "the file seems to be " + other + " text", "convert it to UTF-8");
      return false;
    }
    int nul = firstNul(bytes);
    if (nul >= 0) {
      problems.error(
          "binary-file",
          nul,
          nul + 1,
          "this is a binary file: it holds a zero byte",
          "name a JSON or YAML file");
      return false;
    }
    int invalid = Utf8.firstInvalid(bytes);
    if (invalid >= 0) {
      problems.error(
          "not-utf8",
          invalid,
          invalid + 1,
          String.format("the byte 0x%02X is no UTF-8 here", bytes[invalid]),
          "convert the file to UTF-8; it may be Latin-1 or Windows-1252 text, or a binary file");
      return false;
    }
    return true;
  }

  /** The name of another Unicode encoding, by byte order mark or by where the zero bytes stand. */
  private static @Nullable String otherEncoding(byte[] b) {
    if (b.length < 4) {
      return null;
    }
    int first = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
    int second = (b[2] & 0xFF) << 8 | b[3] & 0xFF;
    if (first == 0xFFFE && second == 0 || b[0] > 0 && b[1] == 0 && second == 0) {
      return "UTF-32LE";
    }
    if (first == 0 && (second == 0xFEFF || b[2] == 0 && b[3] > 0)) {
      return "UTF-32BE";
    }
    if (first == 0xFFFE || b[0] > 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) {
      return "UTF-16LE";
    }
    if (first == 0xFEFF || b[0] == 0 && b[1] > 0 && b[2] == 0 && b[3] != 0) {
      return "UTF-16BE";
    }
    return null;
  }

  private static int firstNul(byte[] bytes) {
    for (int i = 0; i < Math.min(SAMPLE, bytes.length); i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
