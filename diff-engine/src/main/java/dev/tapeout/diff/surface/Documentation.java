package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks both documents side by side and compares what people read, and the annotations that bound
 * no payload. What stands on one side only is not looked at: another rule reports it. Every pair of
 * nodes is met once, so the cost is the size of the documents.
 */
final class Documentation {
  /** The fields of a path item that hold its operations. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "get",
          "put",
          "post",
          "delete",
          "options",
          "head",
          "patch",
          "trace",
          "query",
          "additionalOperations");

  private final Contract before;
  private final Contract after;
  private final Annotations annotations;
  private final Reach reach;
  private final Set<Met> met = new HashSet<>();

  private record Met(ObjectNode before, ObjectNode after) {}

  private Documentation(Contract before, Contract after, Annotations annotations) {
    this.before = before;
    this.after = after;
    this.annotations = annotations;
    this.reach = new Reach(after);
  }

  /**
   * Compares two documents.
   *
   * @param pairs the operations that correspond to each other, wherever they stand
   */
  static void compare(
      Contract before, Contract after, List<Exchange> pairs, Annotations annotations) {
    Documentation documentation = new Documentation(before, after, annotations);
    documentation.object(before.node(), after.node(), Where.DOCUMENT);
    for (Exchange pair : pairs) {
      documentation.object(pair.before().node(), pair.after().node(), new Where(pair.name(), null));
    }
  }

  /**
   * Where the walk is.
   *
   * @param operation whose part this is, if it is part of one
   * @param component in which it stands, if it stands in one
   */
  private record Where(@Nullable String operation, @Nullable String component) {
    static final Where DOCUMENT = new Where(null, null);
  }

  private void node(Node old, Node current, Where where) {
    if (old instanceof ObjectNode a && current instanceof ObjectNode b) {
      references(a, b, where);
    } else if (old instanceof ArrayNode a && current instanceof ArrayNode b) {
      items(a, b, where);
    }
  }

  /** An inlined or extracted object is compared with what the reference means. */
  private void references(ObjectNode old, ObjectNode current, Where where) {
    String from = old.get("$ref") instanceof StringNode s ? s.value() : null;
    String to = current.get("$ref") instanceof StringNode s ? s.value() : null;
    if (from == null && to == null) {
      object(old, current, where);
      return;
    }
    if (from != null && to != null) {
      object(old, current, where);
    }
    String component = to == null ? null : Reach.component(to);
    if (from != null && from.equals(to) && component != null) {
      return;
    }
    if (before.references().follow(old) instanceof ObjectNode a
        && after.references().follow(current) instanceof ObjectNode b
        && met.add(new Met(a, b))) {
      object(a, b, component == null ? where : new Where(null, component));
    }
  }

  private void object(ObjectNode old, ObjectNode current, Where where) {
    Set<String> keys = new LinkedHashSet<>(old.keys());
    keys.addAll(current.keys());
    for (String key : keys) {
      Node a = old.get(key);
      Node b = current.get(key);
      if (key.equals("properties") && a instanceof ObjectNode properties) {
        annotations.removedProperties(properties, current, operations(where));
      }
      if (annotations.claims(key)) {
        annotations.compare(key, old, current, operations(where));
      } else if (a != null && b != null && !Keywords.holdsValues(key)) {
        if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
          child(key, x, y, where);
        } else {
          node(a, b, where);
        }
      }
    }
  }

  private void child(String key, ObjectNode old, ObjectNode current, Where where) {
    if (key.equals("components") && where == Where.DOCUMENT) {
      components(old, current);
    } else if ((key.equals("paths") || key.equals("webhooks")) && where == Where.DOCUMENT) {
      paths(old, current);
    } else if (Keywords.holdsNames(key)) {
      for (ObjectNode.Member member : old.members()) {
        Node same = current.get(member.key());
        if (same != null) {
          node(member.value(), same, where);
        }
      }
    } else {
      node(old, current, where);
    }
  }

  private void components(ObjectNode old, ObjectNode current) {
    for (ObjectNode.Member part : old.members()) {
      if (part.key().equals("examples")) {
        annotations.compare(part.key(), old, current, List.of());
      } else if (part.value() instanceof ObjectNode a
          && current.get(part.key()) instanceof ObjectNode b) {
        for (ObjectNode.Member named : a.members()) {
          Node same = b.get(named.key());
          if (same != null) {
            String component = "#/components/" + part.key() + "/" + named.key();
            node(named.value(), same, new Where(null, component));
          }
        }
      }
    }
  }

  private void paths(ObjectNode old, ObjectNode current) {
    Map<String, String> byTemplate = new HashMap<>();
    current.keys().forEach(k -> byTemplate.putIfAbsent(PathTemplate.normalised(k), k));
    for (ObjectNode.Member member : old.members()) {
      String path =
          current.has(member.key())
              ? member.key()
              : byTemplate.get(PathTemplate.normalised(member.key()));
      if (path != null
          && member.value() instanceof ObjectNode a
          && current.get(path) instanceof ObjectNode b) {
        pathItem(a, b);
      }
    }
  }

  /** What stands in it beside its operations. */
  private void pathItem(ObjectNode old, ObjectNode current) {
    if (old.has("$ref") || current.has("$ref")) {
      references(old, current, Where.DOCUMENT);
      return;
    }
    Set<String> keys = new LinkedHashSet<>(old.keys());
    keys.addAll(current.keys());
    for (String key : keys) {
      Node a = old.get(key);
      Node b = current.get(key);
      if (annotations.claims(key)) {
        annotations.compare(key, old, current, List.of());
      } else if (a != null && b != null && !OPERATIONS.contains(key)) {
        node(a, b, Where.DOCUMENT);
      }
    }
  }

  /** Items are paired by what names them; by their place, where nothing does. */
  private void items(ArrayNode old, ArrayNode current, Where where) {
    Map<String, Node> byName = new HashMap<>();
    for (Node item : current) {
      String name = name(item);
      if (name != null) {
        byName.putIfAbsent(name, item);
      }
    }
    for (int i = 0; i < old.size(); i++) {
      Node item = old.get(i);
      String name = name(item);
      Node same = name != null ? byName.get(name) : null;
      if (same == null && old.size() == current.size() && (name == null || byName.isEmpty())) {
        same = current.get(i);
      }
      if (same != null) {
        node(item, same, where);
      }
    }
  }

  private static @Nullable String name(Node item) {
    if (item instanceof ObjectNode object) {
      for (String key : List.of("$ref", "url", "name")) {
        if (object.get(key) instanceof StringNode s) {
          return key
              + " "
              + s.value()
              + (object.get("in") instanceof StringNode in ? " " + in : "");
        }
      }
    }
    return null;
  }

  private List<String> operations(Where where) {
    return where.operation() != null
        ? List.of(where.operation())
        : where.component() != null ? reach.of(where.component()) : List.of();
  }
}
