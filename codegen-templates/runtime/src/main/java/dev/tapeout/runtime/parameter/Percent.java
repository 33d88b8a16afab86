package dev.tapeout.runtime.parameter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986, 2.1) of UTF-8. */
public final class Percent {
  private Percent() {}

  /**
   * @param plus whether {@code +} stands for a space, as it does in queries and forms
   */
  static String decode(String text, boolean plus) throws UnfitException {
    if (text.indexOf('%') < 0) {
      return plus && text.indexOf('+') >= 0 ? text.replace('+', ' ') : text;
    }
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes[length++] = octet(text, i);
        i += 2;
      } else if (c < 0x80) {
        bytes[length++] = (byte) (plus && c == '+' ? ' ' : c);
      } else {
        throw new UnfitException("has a character that is not percent-encoded");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnfitException("is not UTF-8");
    }
  }

  private static byte octet(String text, int percent) throws UnfitException {
    int high = percent + 2 < text.length() ? hex(text.charAt(percent + 1)) : -1;
    int low = high < 0 ? -1 : hex(text.charAt(percent + 2));
    if (low < 0) {
      throw new UnfitException("has a '%' that is not followed by two hexadecimal digits");
    }
    return (byte) (high << 4 | low);
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** All but the unreserved characters of RFC 3986, 2.3, encoded. */
  public static String encode(String text) {
    StringBuilder encoded = null;
    for (int i = 0; i < text.length(); i++) {
      if (!unreserved(text.charAt(i))) {
        encoded = new StringBuilder(text.length() + 16).append(text, 0, i);
        break;
      }
    }
    if (encoded == null) {
      return text;
    }
    for (byte b : text.substring(encoded.length()).getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && unreserved((char) b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
