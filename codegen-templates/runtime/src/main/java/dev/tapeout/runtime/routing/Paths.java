package dev.tapeout.runtime.routing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Paths as they come from outside. */
public final class Paths {
  private Paths() {}

  /**
   * Why a path is not looked at: it holds a dot segment, in whatever spelling, which only a client
   * that means harm sends (RFC 3986, 5.2.4, has clients remove them), a broken percent-encoding or
   * a control character. Null where it is fine.
   */
  public static @Nullable String problem(String path) {
    int start = 0;
    boolean dots = true;
    for (int i = 0; i <= path.length(); i++) {
      char c = i == path.length() ? '/' : path.charAt(i);
      if (c == '/') {
        if (dots && i > start) {
          return "the path has a segment of dots only";
        }
        dots = true;
        start = i + 1;
      } else if (c == '%') {
        int code = code(path, i);
        if (code < 0) {
          return "'%' in the path is not followed by two hexadecimal digits";
        }
        if (code < ' ' || code == 0x7f) {
          return "the path has a control character";
        }
        dots &= code == '.';
        i += 2;
      } else if (c <= ' ' || c == 0x7f || c == '\\') {
        return "the path has a character that a URL cannot have";
      } else {
        dots &= c == '.';
      }
    }
    return null;
  }

  private static int code(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /**
   * The path with what needs no encoding decoded ({@code %41} is {@code A}) and all other escapes
   * in capitals (RFC 3986, 6.2.2), so that it can be compared. The same object where there is
   * nothing to do.
   */
  public static String normal(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    StringBuilder normal = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      int code = c == '%' ? code(path, i) : -1;
      if (code >= 0) {
        if (plain(code)) {
          normal.append((char) code);
        } else {
          normal.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
        }
        i += 2;
      } else {
        normal.append(c);
      }
    }
    return normal.toString();
  }

  /** A text of a template as a URL carries it. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f && "\"<>^`{|}\\".indexOf(b) < 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return normal(encoded.toString());
  }

  /** What means itself in a segment, and never separates the items of a parameter. */
  private static boolean plain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~:@!$&'()*+".indexOf(c) >= 0;
  }
}
