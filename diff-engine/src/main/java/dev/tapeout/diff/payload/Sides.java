package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.diff.language.RefTargets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two contracts under comparison: a reference is followed in the contract that its holder
 * stands in, so schemas of both can be mixed.
 */
record Sides(Contract before, Contract after) implements RefTargets {
  @Override
  public @Nullable Node target(ObjectNode holder, String keyword) {
    if (keyword.equals("$ref")) {
      return references(holder).resolve(holder).target();
    }
    return holder.get(keyword) instanceof StringNode reference
        ? references(holder).resolve(holder, reference.value()).target()
        : null;
  }

  @Override
  public Map<String, Node> dynamicAnchors(Node node) {
    return references(node).dynamicAnchors(node);
  }

  private References references(Node node) {
    return after.references().connects(node) ? after.references() : before.references();
  }

  /** As {@link #target}, but only where no dynamic scope can make a difference. */
  @Nullable Node certainTarget(ObjectNode holder, String keyword) {
    String text = holder.get(keyword) instanceof StringNode s ? s.value() : "";
    String anchor = text.substring(text.indexOf('#') + 1);
    return keyword.equals("$ref") || references(holder).dynamicAnchors(anchor).size() <= 1
        ? target(holder, keyword)
        : null;
  }

  /** What a schema that merely wraps another stands for. */
  Node unwrap(Node schema) {
    Node at = schema;
    for (int i = 0; i < 100; i++) {
      Node inner = inner(at);
      if (inner == null) {
        return at;
      }
      at = inner;
    }
    return at;
  }

  private @Nullable Node inner(Node schema) {
    if (!(schema instanceof ObjectNode object)) {
      return null;
    }
    String only = null;
    for (String key : object.keys()) {
      if (!Schemas.isAnnotation(key)) {
        if (only != null) {
          return null;
        }
        only = key;
      }
    }
    if (only == null) {
      return null;
    }
    if (only.equals("$ref")) {
      return target(object, only);
    }
    boolean combines = only.equals("allOf") || only.equals("anyOf") || only.equals("oneOf");
    return combines && Schemas.items(object.get(only)).size() == 1
        ? Schemas.items(object.get(only)).get(0)
        : null;
  }
}
