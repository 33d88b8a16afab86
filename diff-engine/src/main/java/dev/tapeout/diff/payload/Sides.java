package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.language.RefTargets;
import dev.tapeout.diff.schema.BothReferences;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two contracts under comparison: a reference is followed in the contract that its holder
 * stands in, so schemas of both can be mixed.
 */
record Sides(BothReferences references) implements RefTargets {
  @Override
  public @Nullable Node target(ObjectNode holder, String keyword) {
    return references.target(holder, keyword);
  }

  @Override
  public Map<String, Node> dynamicAnchors(Node node) {
    return references.dynamicAnchors(node);
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
      if (!SchemaKeywords.isAnnotation(key)) {
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
