package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reading schema objects keyword by keyword. */
final class Schemas {
  private Schemas() {}

  /** A schema at the place of {@code schema} whose only branch is that. */
  static ObjectNode wrapped(ObjectNode schema, String keyword) {
    return new ObjectNode(
        schema.source(),
        schema.start(),
        schema.end(),
        new String[] {keyword},
        new int[] {schema.start()},
        new Node[] {Values.array(List.of(schema))});
  }

  /** The members sorted by key, so that their order in the document makes no difference. */
  static List<ObjectNode.Member> byKey(ObjectNode object) {
    List<ObjectNode.Member> members = new ArrayList<>(object.members());
    members.sort((a, b) -> a.key().compareTo(b.key()));
    return members;
  }

  /** The keys of either object, sorted. */
  static Set<String> keys(@Nullable Node a, @Nullable Node b) {
    Set<String> keys = new TreeSet<>();
    if (a instanceof ObjectNode o) {
      keys.addAll(o.keys());
    }
    if (b instanceof ObjectNode o) {
      keys.addAll(o.keys());
    }
    return keys;
  }

  /** An object from names to their parts: empty where there is none, null where it is no object. */
  static @Nullable ObjectNode names(@Nullable Node value) {
    if (value == null) {
      return Values.object(Map.<String, Node>of());
    }
    return value instanceof ObjectNode object ? object : null;
  }

  static @Nullable Node member(@Nullable Node object, String key) {
    return object instanceof ObjectNode o ? o.get(key) : null;
  }

  static List<Node> items(@Nullable Node array) {
    return array instanceof ArrayNode a ? a.items() : List.of();
  }

  static Set<String> strings(@Nullable Node array) {
    Set<String> strings = new TreeSet<>();
    for (Node item : items(array)) {
      if (item instanceof StringNode s) {
        strings.add(s.value());
      }
    }
    return strings;
  }
}
