package dev.tapeout.contracts.document;

/** Checks UTF-8 (RFC 3629). */
final class Utf8 {
  private Utf8() {}

  static boolean startsWithMark(byte[] b) {
    return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  /** Whether a byte is the second, third or fourth of a code point. */
  static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Offset of the first byte that is no UTF-8, or -1 where all is well. */
  static int firstInvalid(byte[] b) {
    int i = 0;
    while (i < b.length) {
      if (b[i] >= 0) {
        i++;
      } else {
        int length = sequence(b, i);
        if (length == 0) {
          return i;
        }
        i += length;
      }
    }
    return -1;
  }

  /** Length of the well-formed sequence of several bytes at {@code i}, 0 where there is none. */
  private static int sequence(byte[] b, int i) {
    int lead = b[i] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4 || i + 1 >= b.length) {
      return 0;
    }
    int second = b[i + 1] & 0xFF;
    if (lead < 0xE0) {
      return continues(b[i + 1]) ? 2 : 0;
    }
    // The second byte's range shuts out overlong forms, surrogates and what lies past U+10FFFF.
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int length = lead < 0xF0 ? 3 : 4;
    if (second < least || second > most || i + length > b.length) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if (!continues(b[i + k])) {
        return 0;
      }
    }
    return length;
  }
}
