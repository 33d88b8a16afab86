package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.openapi.Parameter;
import dev.tapeout.contracts.openapi.PathItem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Walks both documents side by side and compares what people read, and the annotations that bound
 * no payload. What stands on one side only is not looked at: another rule reports it. Every pair of
 * nodes is met once, so the cost is the size of the documents.
 */
final class Documentation {
  private final Contract before;
  private final Contract after;
  private final Annotations annotations;
  private final Counterparts parts;

  private Documentation(
      Contract before, Contract after, Annotations annotations, BiPredicate<Node, Node> unchanged) {
    this.before = before;
    this.after = after;
    this.annotations = annotations;
    this.parts = new Counterparts(before, after, annotations, unchanged);
  }

  /**
   * Compares two documents.
   *
   * @param pairs the operations that correspond to each other, wherever they stand
   * @param unchanged whether two nodes read the same down to all that they refer to
   */
  static void compare(
      Contract before,
      Contract after,
      List<Exchange> pairs,
      Annotations annotations,
      BiPredicate<Node, Node> unchanged) {
    Documentation documentation = new Documentation(before, after, annotations, unchanged);
    documentation.document(before.node(), after.node());
    pairs.forEach(documentation::operation);
  }

  private void document(ObjectNode old, ObjectNode current) {
    Set<String> keys = new LinkedHashSet<>(old.keys());
    keys.addAll(current.keys());
    for (String key : keys) {
      Node a = old.get(key);
      Node b = current.get(key);
      if (annotations.claims(key)) {
        parts.annotation(key, old, current, Where.DOCUMENT);
      } else if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
        switch (key) {
          case "components" -> components(x, y);
          case "paths", "webhooks" -> paths(x, y);
          default -> parts.compare(a, b, Where.DOCUMENT);
        }
      } else if (a != null && b != null && !Keywords.holdsValues(key)) {
        parts.compare(a, b, Where.DOCUMENT);
      }
    }
  }

  /** Wherever its parameters stand: in the operation or in its path item. */
  private void operation(Exchange pair) {
    Where where = new Where(pair.name(), null);
    parts.compare(pair.before().node(), pair.after().node(), where);
    parts.compareItems(parameters(pair.before()), parameters(pair.after()), where);
  }

  private static List<Node> parameters(Operation operation) {
    return operation.parameters().stream().map(Parameter::use).toList();
  }

  private void components(ObjectNode old, ObjectNode current) {
    for (ObjectNode.Member part : old.members()) {
      if (part.key().equals("examples")) {
        parts.annotation(part.key(), old, current, Where.DOCUMENT);
      } else if (part.value() instanceof ObjectNode a
          && current.get(part.key()) instanceof ObjectNode b) {
        for (ObjectNode.Member named : a.members()) {
          Node same = b.get(named.key());
          if (same != null) {
            String component = "#/components/" + part.key() + "/" + named.key();
            parts.compare(named.value(), same, new Where(null, component));
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

  private static boolean holdsOperations(String key) {
    return PathItem.METHODS.contains(key) || key.equals("additionalOperations");
  }

  /** What stands in it beside its operations. */
  private void pathItem(ObjectNode old, ObjectNode current) {
    if (old.has("$ref") || current.has("$ref")) {
      parts.compare(old, current, Where.DOCUMENT);
      return;
    }
    Set<String> keys = new LinkedHashSet<>(old.keys());
    keys.addAll(current.keys());
    for (String key : keys) {
      Node a = old.get(key);
      Node b = current.get(key);
      if (annotations.claims(key)) {
        parts.annotation(key, old, current, Where.DOCUMENT);
      } else if (a != null && b != null && !holdsOperations(key)) {
        parts.compare(a, b, Where.DOCUMENT);
      }
    }
  }
}
