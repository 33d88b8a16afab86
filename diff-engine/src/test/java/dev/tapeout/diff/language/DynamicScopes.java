package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.validation.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where references lead when a {@code $dynamicRef} depends on the schema resources that were
 * entered on the way (JSON Schema 2020-12 core, 8.2.3.2). Each schema is copied for each dynamic
 * scope in which it is reached, so that a copy has one meaning; as a scope is no more than which
 * schema each anchor's name stands for, there are finitely many.
 */
final class DynamicScopes implements RefTargets, Targets {
  /** A schema of a document, as seen where {@code bound} says what dynamic anchors stand for. */
  private record Seen(Node node, Map<String, Node> bound) {}

  private final References references;
  private final IdentityHashMap<ObjectNode, Seen> origins = new IdentityHashMap<>();
  private final Map<Seen, Node> copies = new HashMap<>();

  DynamicScopes(References references) {
    this.references = references;
  }

  /** The schema {@code root}, entered from outside. */
  Node enter(Node root) {
    return copy(root, Map.of());
  }

  @Override
  public @Nullable Node target(ObjectNode holder, String keyword) {
    Seen from = origins.get(holder);
    if (!(from.node instanceof ObjectNode written)
        || !(written.get(keyword) instanceof StringNode reference)) {
      return null;
    }
    String text = reference.value();
    Node target = references.lookUp(written, text).target();
    if (target == null) {
      return null;
    }
    String name = text.substring(text.indexOf('#') + 1);
    boolean dynamic =
        keyword.equals("$dynamicRef")
            && target instanceof ObjectNode o
            && o.get("$dynamicAnchor") instanceof StringNode anchor
            && anchor.value().equals(name);
    return copy(dynamic ? from.bound.getOrDefault(name, target) : target, from.bound);
  }

  private Node copy(Node schema, Map<String, Node> scope) {
    Map<String, Node> bound = bind(schema, scope);
    return copies.computeIfAbsent(new Seen(schema, bound), seen -> deep(seen.node, seen.bound));
  }

  /** The outermost resource that has an anchor of a name binds it. */
  private Map<String, Node> bind(Node schema, Map<String, Node> scope) {
    Map<String, Node> bound = new LinkedHashMap<>(scope);
    references.dynamicAnchors(schema).forEach(bound::putIfAbsent);
    return bound;
  }

  private Node deep(Node node, Map<String, Node> scope) {
    if (node instanceof ArrayNode array) {
      List<Node> items = new ArrayList<>();
      array.forEach(item -> items.add(deep(item, scope)));
      return Values.array(items);
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    Map<String, Node> inner = object.get("$id") instanceof StringNode ? bind(object, scope) : scope;
    Map<String, Node> members = new LinkedHashMap<>();
    object.members().forEach(m -> members.put(m.key(), deep(m.value(), inner)));
    ObjectNode copy = Values.object(members);
    origins.put(copy, new Seen(object, inner));
    return copy;
  }
}
