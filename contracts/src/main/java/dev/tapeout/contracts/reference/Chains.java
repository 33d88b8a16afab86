package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * References that lead to references, and where they end. Each holder is walked once, however long
 * the chains of a hostile document are.
 */
final class Chains {
  private final References references;
  private final Map<ObjectNode, Node> ends = new HashMap<>();

  Chains(References references) {
    this.references = references;
  }

  Node end(ObjectNode start) {
    List<ObjectNode> way = new ArrayList<>();
    Node at = start;
    while (at instanceof ObjectNode holder && holder.get("$ref") instanceof StringNode) {
      Node known = ends.get(holder);
      if (known != null) {
        at = known;
        break;
      }
      Node target = references.resolve(holder).target();
      if (target == null) {
        break;
      }
      way.add(holder);
      at = target;
    }
    if (way.size() > 1) {
      for (ObjectNode holder : way) {
        ends.put(holder, at);
      }
    }
    return at;
  }
}
