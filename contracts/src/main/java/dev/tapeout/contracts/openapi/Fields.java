package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object by the type that they should have. A field of another type counts as absent;
 * {@link Parts} says so.
 */
final class Fields {
  private Fields() {}

  static @Nullable String string(ObjectNode node, String key) {
    return node.get(key) instanceof StringNode s ? s.value() : null;
  }

  static String string(ObjectNode node, String key, String otherwise) {
    return node.get(key) instanceof StringNode s ? s.value() : otherwise;
  }

  static boolean flag(ObjectNode node, String key, boolean otherwise) {
    return node.get(key) instanceof BooleanNode b ? b.value() : otherwise;
  }

  static List<ObjectNode.Member> members(ObjectNode node, String key) {
    return node.get(key) instanceof ObjectNode o ? o.members() : List.of();
  }

  static List<Node> items(ObjectNode node, String key) {
    return node.get(key) instanceof ArrayNode a ? a.items() : List.of();
  }
}
