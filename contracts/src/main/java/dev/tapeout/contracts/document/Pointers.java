package dev.tapeout.contracts.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Pointer (RFC 6901). */
public final class Pointers {
  private Pointers() {}

  /**
   * One reference token, escaped: {@code ~} becomes {@code ~0} and {@code /} becomes {@code ~1}.
   */
  public static String escape(String token) {
    return token.indexOf('~') < 0 && token.indexOf('/') < 0
        ? token
        : token.replace("~", "~0").replace("/", "~1");
  }

  /** The opposite of {@link #escape}. */
  public static String unescape(String token) {
    return token.indexOf('~') < 0 ? token : token.replace("~1", "/").replace("~0", "~");
  }

  /**
   * The unescaped tokens of a pointer, none for the empty pointer.
   *
   * @throws IllegalArgumentException if the pointer is neither empty nor starts with a slash, or
   *     holds a {@code ~} that is followed by neither 0 nor 1
   */
  public static List<String> parse(String pointer) {
    if (pointer.isEmpty()) {
      return List.of();
    }
    if (pointer.charAt(0) != '/') {
      throw new IllegalArgumentException("a JSON Pointer starts with a slash: " + pointer);
    }
    for (int i = pointer.indexOf('~'); i >= 0; i = pointer.indexOf('~', i + 1)) {
      if (!pointer.startsWith("~0", i) && !pointer.startsWith("~1", i)) {
        throw new IllegalArgumentException("a JSON Pointer writes ~ as ~0: " + pointer);
      }
    }
    List<String> tokens = new ArrayList<>();
    for (String token : pointer.substring(1).split("/", -1)) {
      tokens.add(unescape(token));
    }
    return List.copyOf(tokens);
  }

  /** The value that {@code pointer} points to; null where there is none or it is no pointer. */
  public static @Nullable Node resolve(Node root, String pointer) {
    List<String> tokens;
    try {
      tokens = parse(pointer);
    } catch (IllegalArgumentException e) {
      return null;
    }
    Node at = root;
    for (String token : tokens) {
      at = child(at, token);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static @Nullable Node child(Node node, String token) {
    if (node instanceof ObjectNode object) {
      return object.get(token);
    }
    if (node instanceof ArrayNode array) {
      int i = index(token);
      return i >= 0 && i < array.size() ? array.get(i) : null;
    }
    return null;
  }

  /** An array index (RFC 6901, section 4: no sign, no leading zero), or -1. */
  private static int index(String token) {
    if (token.isEmpty() || token.length() > 9 || token.length() > 1 && token.charAt(0) == '0') {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      index = index * 10 + c - '0';
    }
    return index;
  }

  /**
   * Pointer of the innermost value under {@code root} whose range contains the given one; a range
   * that lies on a key, or spans a key and its value, belongs to that member.
   */
  static String locate(Node root, int start, int end) {
    StringBuilder pointer = new StringBuilder();
    Node at = root;
    while (at != null) {
      at = step(at, start, end, pointer);
    }
    return pointer.toString();
  }

  /** Appends the token of the child that holds the range; null where the search ends. */
  private static @Nullable Node step(Node node, int start, int end, StringBuilder pointer) {
    if (node.start() == start && node.end() == end) {
      return null;
    }
    if (node instanceof ObjectNode object) {
      int i = memberAt(object, start, end);
      if (i < 0) {
        return null;
      }
      pointer.append('/').append(escape(object.key(i)));
      Node value = object.value(i);
      return contains(value, start, end) ? value : null;
    }
    if (node instanceof ArrayNode array) {
      int i = itemAt(array.items(), start, end);
      if (i < 0) {
        return null;
      }
      pointer.append('/').append(i);
      return array.get(i);
    }
    return null;
  }

  /** Members stand in document order, so that the last one that starts early enough is the one. */
  private static int memberAt(ObjectNode object, int start, int end) {
    int low = 0;
    int high = object.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (object.keyStart(mid) <= start) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low > 0 && end <= object.memberEnd(low - 1) ? low - 1 : -1;
  }

  /** Items stand in document order, but for YAML aliases, whose values lie elsewhere. */
  private static int itemAt(List<Node> items, int start, int end) {
    int low = 0;
    int high = items.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (items.get(mid).start() <= start) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    if (low > 0 && contains(items.get(low - 1), start, end)) {
      return low - 1;
    }
    for (int i = 0; i < items.size(); i++) {
      if (contains(items.get(i), start, end)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean contains(Node node, int start, int end) {
    return node.start() <= start && end <= node.end();
  }
}
