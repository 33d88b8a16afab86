package dev.tapeout.contracts.reference;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of RFC 3986 that references need. */
final class Uris {
  private Uris() {}

  /**
   * A URI for a file of the tree, so that a relative {@code $id} has something to be relative to.
   */
  static String ofPath(String path) {
    try {
      return new URI("tree", null, "/" + path, null).toString();
    } catch (URISyntaxException e) {
      return "tree:/";
    }
  }

  /** Resolves {@code reference} without its fragment; what is no URI at all stays as it is. */
  static String resolve(String base, String reference) {
    int hash = reference.indexOf('#');
    String address = hash < 0 ? reference : reference.substring(0, hash);
    if (address.isEmpty()) {
      return base;
    }
    try {
      return new URI(base).resolve(new URI(address)).normalize().toString();
    } catch (URISyntaxException e) {
      return address;
    }
  }

  /** The scheme in lower case; null where the address is relative. */
  static @Nullable String scheme(String address) {
    int colon = address.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = address.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
        return null;
      }
    }
    return colon <= 0 ? null : address.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  /**
   * The path of the file that {@code relative} means in the file {@code from}.
   *
   * @return null where it leads out of the tree
   */
  static @Nullable String path(String from, String relative) {
    Deque<String> segments = new ArrayDeque<>();
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    for (String segment : (folder + decode(relative)).split("/")) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return null;
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }

  /** Undoes percent-encoding; a percent sign that encodes nothing stands for itself. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
      if (low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
