package dev.tapeout.diff.schema;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.Role;
import dev.tapeout.diff.language.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes from a schema of any dialect what every dialect has for a description. */
final class ForeignText {
  /** Definitions say nothing where they stand, only where a reference leads to them. */
  private static final Set<String> DESCRIBING =
      Set.of(
          "title",
          "description",
          "$comment",
          "default",
          "example",
          "examples",
          "deprecated",
          "externalDocs",
          "$defs",
          "definitions");

  private final Function<ObjectNode, @Nullable Node> follow;
  private final List<Node> targets = new ArrayList<>();

  private ForeignText(Function<ObjectNode, @Nullable Node> follow) {
    this.follow = follow;
  }

  /**
   * @param follow gives what the {@code $ref} of an object leads to, null where it leads nowhere
   */
  static Foreign of(
      String dialect, ObjectNode schema, Function<ObjectNode, @Nullable Node> follow) {
    ForeignText text = new ForeignText(follow);
    Node left = text.left(schema, Role.OBJECT);
    return new Foreign(dialect, left, List.copyOf(text.targets));
  }

  private Node left(Node node, Role role) {
    if (role == Role.DATA) {
      return node;
    }
    if (node instanceof ArrayNode array) {
      List<Node> items = array.items().stream().map(i -> left(i, role.element())).toList();
      return new ArrayNode(array.source(), array.start(), array.end(), items);
    }
    return node instanceof ObjectNode object ? members(object, role) : node;
  }

  private Node members(ObjectNode object, Role role) {
    Node target = role.mayRefer() && object.has("$ref") ? follow.apply(object) : null;
    if (target != null) {
      targets.add(target);
    }
    ObjectEdit edit = new ObjectEdit(object);
    for (ObjectNode.Member member : object.members()) {
      if (role.mayRefer() && DESCRIBING.contains(member.key())) {
        edit.remove(member.key());
      } else {
        edit.put(member.key(), left(member.value(), role.member(member.key(), member.value())));
      }
    }
    return edit.done();
  }
}
