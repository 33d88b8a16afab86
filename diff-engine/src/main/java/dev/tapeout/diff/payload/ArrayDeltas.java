package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.payload.Delta.Family;
import dev.tapeout.diff.payload.Delta.Kind;
import java.util.ArrayList;
import java.util.List;

/** Differences in the elements of arrays. */
final class ArrayDeltas {
  private static final Family CONTAINS =
      new Family(Kind.CONTAINS_ADDED, Kind.CONTAINS_REMOVED, Kind.CONTAINS_CHANGED);
  private static final Family UNEVALUATED =
      new Family(
          Kind.UNEVALUATED_ITEMS_ADDED,
          Kind.UNEVALUATED_ITEMS_REMOVED,
          Kind.UNEVALUATED_ITEMS_CHANGED);

  private ArrayDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    List<Node> old = Schemas.items(a.get("prefixItems"));
    List<Node> now = Schemas.items(b.get("prefixItems"));
    for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
      out.child(old.get(i), now.get(i), new Step.Element(i));
    }
    if (old.size() != now.size()) {
      leading(a, b, old, now, out);
    }
    if (a.has("items") && b.has("items")) {
      out.child(a.get("items"), b.get("items"), new Step.Element(old.size()));
    } else if (out.differ("items") && old.size() == now.size()) {
      out.add(
          b.has("items") ? Kind.ITEMS_SCHEMA_ADDED : Kind.ITEMS_SCHEMA_REMOVED,
          out.name + (b.has("items") ? " now limits its items" : " no longer limits its items"),
          "items");
    }
    out.size(Kind.ITEM_COUNT_TIGHTENED, Kind.ITEM_COUNT_LOOSENED, "minItems", "items");
    out.size(Kind.ITEM_COUNT_TIGHTENED, Kind.ITEM_COUNT_LOOSENED, "maxItems", "items");
    if (out.differ("uniqueItems")) {
      boolean unique = Node.same(b.get("uniqueItems"), Values.TRUE);
      out.add(
          unique ? Kind.UNIQUE_ITEMS_ADDED : Kind.UNIQUE_ITEMS_REMOVED,
          out.name + (unique ? " must now hold" : " need no longer hold") + " different items",
          "uniqueItems");
    }
    contains(out);
    out.keyword(UNEVALUATED, "a rule for items that it does not describe", "unevaluatedItems");
  }

  /** Elements with a schema of their own; the schema of the others then begins elsewhere. */
  private static void leading(
      ObjectNode a, ObjectNode b, List<Node> old, List<Node> now, Deltas out) {
    List<Node> prefix = new ArrayList<>(old.subList(0, Math.min(old.size(), now.size())));
    prefix.addAll(now.subList(prefix.size(), now.size()));
    ObjectEdit edit = new ObjectEdit(a);
    Deltas.set(edit, "prefixItems", prefix.isEmpty() ? null : Values.array(prefix));
    Deltas.set(edit, "items", b.get("items"));
    out.add(
        now.size() > old.size() ? Kind.PREFIX_ITEMS_ADDED : Kind.PREFIX_ITEMS_REMOVED,
        out.name + " now has " + now.size() + " leading elements of their own, was " + old.size(),
        edit.done(),
        Deltas.place(a, "prefixItems"),
        Deltas.place(b, "prefixItems"),
        a.get("prefixItems"),
        b.get("prefixItems"));
  }

  private static void contains(Deltas out) {
    if (out.differ("contains")) {
      // How many there must be says nothing by itself.
      out.keyword(
          CONTAINS, "a rule for what it must hold", "contains", "minContains", "maxContains");
      return;
    }
    out.size(
        Kind.CONTAINS_COUNT_TIGHTENED, Kind.CONTAINS_COUNT_LOOSENED, "minContains", "such items");
    out.size(
        Kind.CONTAINS_COUNT_TIGHTENED, Kind.CONTAINS_COUNT_LOOSENED, "maxContains", "such items");
  }
}
