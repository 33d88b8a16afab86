package dev.tapeout.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A media type, or a range of them.
 *
 * @param type in lower case; {@code *} for any
 * @param subtype in lower case; {@code *} for any
 */
public record MediaType(String type, String subtype, List<Attribute> attributes) {

  /** A parameter; the name in lower case. */
  public record Attribute(String name, String value) {}

  /** The media type that {@code text} writes; null where it is none. */
  public static @Nullable MediaType of(String text) {
    int end = text.indexOf(';');
    String essence = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    int slash = essence.indexOf('/');
    if (slash <= 0 || slash == essence.length() - 1 || !isTokens(essence)) {
      return null;
    }
    return new MediaType(
        essence.substring(0, slash),
        essence.substring(slash + 1),
        end < 0 ? List.of() : attributes(text, end + 1));
  }

  private static boolean isTokens(String text) {
    for (int i = 0, slashes = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      slashes += c == '/' ? 1 : 0;
      boolean token =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~/".indexOf(c) >= 0;
      if (!token || slashes > 1) {
        return false;
      }
    }
    return true;
  }

  private static List<Attribute> attributes(String text, int at) {
    List<Attribute> attributes = new ArrayList<>();
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      int semicolon = text.indexOf(';', at);
      if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
        at = semicolon < 0 ? text.length() : semicolon + 1;
        continue;
      }
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      StringBuilder value = new StringBuilder();
      at = value(text, equals + 1, value);
      attributes.add(new Attribute(name, value.toString().strip()));
    }
    return List.copyOf(attributes);
  }

  /** Reads a token or a quoted string and returns what comes after the next semicolon. */
  private static int value(String text, int at, StringBuilder value) {
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\' && at + 1 < text.length()) {
        value.append(text.charAt(++at));
      } else if (c == ';' && !quoted) {
        return at + 1;
      } else {
        value.append(c);
      }
    }
    return at;
  }

  /** The value of a parameter; null where it has none of that name. */
  public @Nullable String attribute(String name) {
    for (Attribute attribute : attributes) {
      if (attribute.name.equals(name)) {
        return attribute.value;
      }
    }
    return null;
  }

  /** Whether {@code other} is one of those that this range means. Parameters do not count. */
  public boolean covers(MediaType other) {
    return (type.equals("*") || type.equals(other.type))
        && (subtype.equals("*") || subtype.equals(other.subtype));
  }

  /** How much it fixes: of several ranges that cover a type the most fixed one is meant. */
  public int precision() {
    return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
  }

  /** Whether the body is JSON text, by RFC 8259 or by the suffix of RFC 6839. */
  public boolean isJson() {
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  @Override
  public String toString() {
    return type + "/" + subtype;
  }
}
