package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The components of a document that is to be rewritten, and the references to them. */
final class Components {
  private static final String COMPONENTS = "#/components/";

  private Components() {}

  static ObjectNode to(String reference) {
    return Values.object(Map.of("$ref", Values.string(reference)));
  }

  /** The reference to a component. */
  static String of(String part, String name) {
    return COMPONENTS + part + "/" + Pointers.escape(name);
  }

  /** What a reference to a component as such leads to; null for other nodes. */
  static @Nullable Node target(ObjectNode document, Node holder) {
    return holder instanceof ObjectNode object
            && object.get("$ref") instanceof StringNode s
            && s.value().startsWith(COMPONENTS)
        ? Pointers.resolve(document, s.value().substring(1))
        : null;
  }

  static ObjectNode part(ObjectNode document, String part) {
    return document.get("components") instanceof ObjectNode components
            && components.get(part) instanceof ObjectNode named
        ? named
        : Values.object(Map.of());
  }

  /** The document with another part of its components. */
  static ObjectNode withPart(ObjectNode document, String part, ObjectNode named) {
    Node components = document.get("components");
    ObjectEdit inner =
        new ObjectEdit(components instanceof ObjectNode o ? o : Values.object(Map.of()));
    inner.put(part, named);
    ObjectEdit edit = new ObjectEdit(document);
    edit.put("components", inner.done());
    return edit.done();
  }

  /** With more components in a part. */
  static ObjectNode withMore(ObjectNode document, String part, Map<String, Node> more) {
    ObjectEdit edit = new ObjectEdit(part(document, part));
    more.forEach(edit::put);
    return withPart(document, part, edit.done());
  }

  /** With other references, in {@code mapping} too. */
  static Node redirected(Node node, UnaryOperator<String> change) {
    if (node instanceof ArrayNode array) {
      List<Node> items = new ArrayList<>();
      array.forEach(item -> items.add(redirected(item, change)));
      return Values.array(items);
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectEdit edit = new ObjectEdit(object);
    List<ObjectNode.Member> members = object.members();
    for (int i = 0; i < members.size(); i++) {
      Node value = members.get(i).value();
      String key = members.get(i).key();
      if (key.equals("$ref") && value instanceof StringNode reference) {
        edit.set(i, Values.string(change.apply(reference.value())));
      } else if (key.equals("mapping") && value instanceof ObjectNode mapping) {
        ObjectEdit inner = new ObjectEdit(mapping);
        mapping.members().stream()
            .filter(m -> m.value() instanceof StringNode)
            .forEach(m ->
                inner.put(m.key(), Values.string(change.apply(((StringNode) m.value()).value()))));
        edit.set(i, inner.done());
      } else {
        edit.set(i, redirected(value, change));
      }
    }
    return edit.done();
  }
}
