package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the nodes of a converted OpenAPI 2.0 document the places of what they came from: the member
 * of the same name where there is one, what the converter is known to have moved, else the place of
 * the object around.
 */
final class OpenApi2Places {
  private OpenApi2Places() {}

  /** A copy of {@code converted} whose nodes stand at the places of {@code origin}'s. */
  static Node put(Node converted, Node origin) {
    return put(converted, origin, "");
  }

  private static Node put(Node converted, Node origin, String key) {
    if (converted instanceof ObjectNode object) {
      int size = object.size();
      String[] keys = new String[size];
      int[] keyStarts = new int[size];
      Node[] values = new Node[size];
      List<ObjectNode.Member> members = object.members();
      for (int i = 0; i < size; i++) {
        ObjectNode.Member member = members.get(i);
        Node from = origin(origin, key, member.key(), member.value());
        keys[i] = member.key();
        keyStarts[i] = keyStart(origin, member.key(), from);
        values[i] = put(member.value(), from, member.key());
      }
      return new ObjectNode(origin.source(), origin.start(), origin.end(), keys, keyStarts, values);
    }
    if (converted instanceof ArrayNode array) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        items.add(put(array.get(i), itemOrigin(origin, i, array.get(i)), ""));
      }
      return new ArrayNode(origin.source(), origin.start(), origin.end(), items);
    }
    return scalar(converted, origin);
  }

  private static Node scalar(Node converted, Node origin) {
    var source = origin.source();
    int start = origin.start();
    int end = origin.end();
    if (converted instanceof StringNode string) {
      return new StringNode(source, start, end, string.value());
    }
    if (converted instanceof NumberNode number) {
      return new NumberNode(source, start, end, number.literal());
    }
    return converted instanceof BooleanNode flag
        ? new BooleanNode(source, start, end, flag.value())
        : new NullNode(source, start, end);
  }

  /**
   * What the value under {@code key} came from, in an object {@code parent} from {@code origin}.
   */
  private static Node origin(Node origin, String parent, String key, Node value) {
    if (!(origin instanceof ObjectNode from)) {
      return origin;
    }
    Node moved =
        switch (key) {
          case "schemas" -> from.get("definitions");
          case "requestBodies" -> from.get("parameters");
          case "securitySchemes" -> from.get("securityDefinitions");
          case "servers" -> from.has("host") ? from.get("host") : from.get("basePath");
          case "requestBody" -> body(from.get("parameters"));
          default -> null;
        };
    Node same = from.get(key);
    return moved != null ? moved : same != null && !parent.equals("content") ? same : origin;
  }

  private static @Nullable Node body(@Nullable Node parameters) {
    Node form = null;
    if (parameters instanceof ArrayNode list) {
      for (Node item : list) {
        String in = item instanceof ObjectNode o ? Fields.string(o, "in", "") : "";
        if (in.equals("body")) {
          return item;
        }
        form = in.equals("formData") && form == null ? parameters : form;
      }
    }
    return form;
  }

  /** Parameters are told by name and place, for those that describe a body have left the list. */
  private static Node itemOrigin(Node origin, int index, Node item) {
    if (!(origin instanceof ArrayNode from)) {
      return origin;
    }
    if (item instanceof ObjectNode object && (object.has("in") || object.has("$ref"))) {
      for (Node candidate : from) {
        if (candidate instanceof ObjectNode o
            && Fields.string(o, "name", "").equals(Fields.string(object, "name", ""))
            && (Fields.string(o, "in", "").equals(Fields.string(object, "in", "")))
            && lastSegment(o).equals(lastSegment(object))) {
          return candidate;
        }
      }
    }
    return index < from.size() ? from.get(index) : origin;
  }

  private static String lastSegment(ObjectNode object) {
    String reference = Fields.string(object, "$ref", "");
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static int keyStart(Node origin, String key, Node value) {
    return origin instanceof ObjectNode from && from.get(key) == value
        ? from.keyLocation(key).start()
        : value.start();
  }
}
