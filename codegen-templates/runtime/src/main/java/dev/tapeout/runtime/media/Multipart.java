package dev.tapeout.runtime.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} body (RFC 7578, RFC 2046, 5.1.1). */
public final class Multipart {
  private static final int MOST_PARTS = 1000;
  private static final int MOST_HEADERS = 8192;

  private Multipart() {}

  /** The parts; null where the body is not in that form. */
  public static @Nullable List<Part> parts(byte[] body, String boundary) {
    if (boundary.isEmpty() || boundary.length() > 70) {
      return null;
    }
    byte[] dash = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    int at = startsWith(body, 0, dash) ? dash.length : find(body, delimiter, 0);
    if (at < 0) {
      return null;
    }
    at = startsWith(body, 0, dash) ? at : at + delimiter.length;
    List<Part> parts = new ArrayList<>();
    while (parts.size() < MOST_PARTS) {
      if (startsWith(body, at, "--")) {
        return parts;
      }
      while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
        at++;
      }
      int start = at + 2;
      int end = startsWith(body, at, "\r\n") ? find(body, delimiter, at) : -1;
      Part part = end < 0 ? null : part(body, start, Math.max(start, end));
      if (part == null) {
        return null;
      }
      parts.add(part);
      at = end + delimiter.length;
    }
    return null;
  }

  private static @Nullable Part part(byte[] body, int from, int to) {
    int blank = find(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), from);
    if (blank < 0 || blank + 4 > to || blank - from > MOST_HEADERS) {
      return null;
    }
    String name = null;
    String fileName = null;
    String contentType = "text/plain";
    String headers = new String(body, from, blank - from, StandardCharsets.UTF_8);
    for (String line : headers.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      if (field.equals("content-disposition")) {
        // form-data; name="…" has the form of a media type's parameters
        MediaType disposition = MediaType.of("x/" + value);
        name = disposition == null ? null : disposition.attribute("name");
        fileName = disposition == null ? null : disposition.attribute("filename");
      } else if (field.equals("content-type")) {
        contentType = value;
      }
    }
    return name == null
        ? null
        : new Part(name, fileName, contentType, Arrays.copyOfRange(body, blank + 4, to));
  }

  private static boolean startsWith(byte[] body, int at, String text) {
    return startsWith(body, at, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean startsWith(byte[] body, int at, byte[] start) {
    return at + start.length <= body.length
        && Arrays.equals(body, at, at + start.length, start, 0, start.length);
  }

  private static int find(byte[] body, byte[] what, int from) {
    for (int i = from; i + what.length <= body.length; i++) {
      if (body[i] == what[0] && startsWith(body, i, what)) {
        return i;
      }
    }
    return -1;
  }
}
