package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a tree that may not have the type that they should have. */
final class Nodes {
  private Nodes() {}

  static List<Node> items(@Nullable Node node) {
    return node instanceof ArrayNode array ? array.items() : List.of();
  }

  static List<ObjectNode.Member> members(@Nullable Node node) {
    return node instanceof ObjectNode object ? object.members() : List.of();
  }

  /** The object with other items in some of its arrays. */
  static ObjectNode with(ObjectNode object, Map<String, List<Node>> arrays) {
    List<ObjectNode.Member> members = object.members();
    String[] keys = new String[members.size()];
    int[] starts = new int[members.size()];
    Node[] values = new Node[members.size()];
    for (int i = 0; i < members.size(); i++) {
      ObjectNode.Member member = members.get(i);
      Node value = member.value();
      List<Node> items = arrays.get(member.key());
      keys[i] = member.key();
      starts[i] = member.keyStart();
      values[i] =
          items == null ? value : new ArrayNode(value.source(), value.start(), value.end(), items);
    }
    return new ObjectNode(object.source(), object.start(), object.end(), keys, starts, values);
  }
}
