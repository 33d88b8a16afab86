package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.schema.BothReferences;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The two contracts under comparison: a reference is followed in the contract that its holder
 * stands in, so schemas of both can be mixed.
 */
record Sides(BothReferences references) {
  /** What a schema that merely wraps another stands for, wherever it is reached. */
  Node unwrap(Node schema) {
    return unwrap(schema, (wrapper, inner) -> true);
  }

  /**
   * As {@link #unwrap(Node)}, but a wrapper stays on where it binds dynamic anchors: without it, a
   * {@code $dynamicRef} inside could mean another schema. So both have the same instances.
   */
  Node unwrapInScope(Node schema) {
    return unwrap(schema, this::keepsScope);
  }

  private Node unwrap(Node schema, BiPredicate<Node, Node> may) {
    Node at = schema;
    for (int i = 0; i < 100; i++) {
      Node inner = inner(at);
      if (inner == null || !may.test(at, inner)) {
        return at;
      }
      at = inner;
    }
    return at;
  }

  /** Whether {@code inner} alone binds all dynamic anchors as the wrapper does. */
  private boolean keepsScope(Node wrapper, Node inner) {
    Map<String, Node> outside = references.dynamicAnchors(wrapper);
    return outside.isEmpty()
        || references.dynamicAnchors(inner).entrySet().containsAll(outside.entrySet());
  }

  /** Null as well for a schema of another dialect, where a wrapper may mean something else. */
  private @Nullable Node inner(Node schema) {
    String only = onlyKeyword(schema);
    if (only == null || references.foreign((ObjectNode) schema) != null) {
      return null;
    }
    if (only.equals("$ref")) {
      return references.target((ObjectNode) schema, only);
    }
    String combination = combination(schema);
    List<Node> branches = Schemas.items(Schemas.member(schema, String.valueOf(combination)));
    return branches.size() == 1 ? branches.get(0) : null;
  }

  /** The keyword of a schema that is nothing but a combination of others; null for other ones. */
  static @Nullable String combination(Node schema) {
    String only = onlyKeyword(schema);
    return only != null && SchemaKeywords.COMBINATIONS.contains(only) ? only : null;
  }

  private static @Nullable String onlyKeyword(Node schema) {
    String only = null;
    if (schema instanceof ObjectNode object) {
      for (String key : object.keys()) {
        if (!SchemaKeywords.isAnnotation(key)) {
          if (only != null) {
            return null;
          }
          only = key;
        }
      }
    }
    return only;
  }
}
