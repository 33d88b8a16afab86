package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;

/** Differences in the elements of arrays. */
final class ArrayDeltas {
  private ArrayDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    List<Node> old = Schemas.items(a.get("prefixItems"));
    List<Node> now = Schemas.items(b.get("prefixItems"));
    if (old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        out.child(old.get(i), now.get(i), new Step.Element(i));
      }
    } else {
      out.add(
          Delta.Kind.ITEMS,
          out.name + " now has " + now.size() + " leading elements of their own, was " + old.size(),
          "prefixItems",
          "items");
    }
    if (a.has("items") && b.has("items")) {
      out.child(a.get("items"), b.get("items"), new Step.Element(old.size()));
    } else if (out.differ("items") && old.size() == now.size()) {
      out.add(
          Delta.Kind.ITEMS,
          out.name + (b.has("items") ? " now limits its items" : " no longer limits its items"),
          "items");
    }
    out.size(Delta.Kind.ITEMS, "minItems", "at least", "items");
    out.size(Delta.Kind.ITEMS, "maxItems", "at most", "items");
    if (out.differ("uniqueItems")) {
      out.add(
          Delta.Kind.ITEMS,
          out.name + " changed whether its items must differ from each other",
          "uniqueItems");
    }
    if (out.differ("contains") || out.differ("minContains") || out.differ("maxContains")) {
      out.add(
          Delta.Kind.ITEMS,
          out.name + " must contain other items",
          "contains",
          "minContains",
          "maxContains");
    }
    if (out.differ("unevaluatedItems")) {
      out.add(
          Delta.Kind.ITEMS,
          out.name + " treats items that it does not describe in another way",
          "unevaluatedItems");
    }
  }
}
