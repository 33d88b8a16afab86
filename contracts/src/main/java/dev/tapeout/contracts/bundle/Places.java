package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.openapi.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where everything stands in the bundle. */
final class Places {
  /** A part of another document that is to stand under a name. */
  record Moved(String section, String name, Kind kind, Node node) {}

  private final Map<Node, String> pointers = new IdentityHashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, Integer> next = new HashMap<>();
  private final Deque<Moved> open = new ArrayDeque<>();
  private final Set<String> files = new LinkedHashSet<>();

  Places(ObjectNode root) {
    note(root, "");
    if (root.get("components") instanceof ObjectNode components) {
      for (ObjectNode.Member section : components.members()) {
        if (section.value() instanceof ObjectNode own) {
          names.put(section.key(), new HashSet<>(own.keys()));
        }
      }
    }
  }

  Map<Node, String> pointers() {
    return pointers;
  }

  /** The names of the documents that parts were taken from. */
  Set<String> files() {
    return files;
  }

  boolean knows(Node node) {
    return pointers.containsKey(node);
  }

  /** Says that a node has the place of a component that is there already. */
  void take(Node node, String section, String name) {
    note(node, pointer(section, name));
    files.add(node.source().name());
  }

  /** Finds a place for a node of another document. */
  void move(Node node, Kind kind, String section, String wanted) {
    Set<String> taken = names.computeIfAbsent(section, s -> new HashSet<>());
    String base = wanted.replaceAll("[^A-Za-z0-9._-]", "_");
    String name = base;
    while (!taken.add(name)) {
      name = base + "-" + next.merge(section + "/" + base, 2, (last, first) -> last + 1);
    }
    take(node, section, name);
    open.add(new Moved(section, name, kind, node));
  }

  /** The next part that is yet to be written. */
  @Nullable Moved next() {
    return open.poll();
  }

  /** A reference to a node that has a place (RFC 6901, section 6). */
  String reference(Node node) {
    return "#" + fragment(pointers.getOrDefault(node, ""));
  }

  private void note(Node node, String pointer) {
    if (pointers.putIfAbsent(node, pointer) != null) {
      return;
    }
    if (node instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        note(member.value(), pointer + "/" + Pointers.escape(member.key()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        note(array.get(i), pointer + "/" + i);
      }
    }
  }

  private static String pointer(String section, String name) {
    return "/components/" + Pointers.escape(section) + "/" + Pointers.escape(name);
  }

  /** RFC 3986, 3.5: what a fragment may hold stays, all else is percent-encoded. */
  private static String fragment(String pointer) {
    StringBuilder out = new StringBuilder();
    for (byte b : pointer.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._~/!$&'()*+,;=:@?".indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }
}
