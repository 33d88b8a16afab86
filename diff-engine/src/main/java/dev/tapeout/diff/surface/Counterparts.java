package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.reference.Role;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Walks what corresponds to each other in both documents, and compares the annotations. What stands
 * on one side only is not looked at: another rule reports it.
 */
final class Counterparts {
  /**
   * So many different meetings by reference are followed; no contract that people read has more.
   */
  private static final int MOST = 200_000;

  private final Contract before;
  private final Contract after;
  private final Annotations annotations;
  private final Mappings mappings;
  private final Reach reach;
  private final BiPredicate<Node, Node> unchanged;
  private final Set<Met> met = new HashSet<>();

  /** Written out, since these are hashed often. */
  private record Met(List<ObjectNode> before, List<ObjectNode> after) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Met m && m.before.equals(before) && m.after.equals(after);
    }

    @Override
    public int hashCode() {
      return before.hashCode() * 31 + after.hashCode();
    }
  }

  /**
   * @param unchanged whether two nodes read the same down to all that they refer to
   */
  Counterparts(
      Contract before, Contract after, Annotations annotations, BiPredicate<Node, Node> unchanged) {
    this.unchanged = unchanged;
    this.before = before;
    this.after = after;
    this.annotations = annotations;
    this.mappings = new Mappings(before, after);
    this.reach = new Reach(after);
  }

  void compare(Node old, Node current, Where where) {
    compare(List.of(old), List.of(current), where, where);
  }

  /** Compares one annotation of two objects. */
  void annotation(String key, ObjectNode old, ObjectNode current, Where where) {
    if (!key.equals("discriminator") || !mappings.same(old.get(key), current.get(key))) {
      annotations.compare(key, old, current, () -> operations(where));
    }
  }

  /** Compares what one or several nodes of each side say of the same. */
  private void compare(List<Node> old, List<Node> current, Where oldWhere, Where where) {
    if (old.size() == 1 && current.size() == 1 && unchanged.test(old.get(0), current.get(0))) {
      return;
    }
    List<Node> oldItems = arrayItems(old);
    List<Node> items = arrayItems(current);
    if (!oldItems.isEmpty() && !items.isEmpty()) {
      compareItems(oldItems, items, where);
      return;
    }
    Set<String> references = Facet.references(old, before.references());
    Set<String> others = Facet.references(current, after.references());
    boolean referred = !references.isEmpty();
    boolean refers = referred || !others.isEmpty();
    references.retainAll(others);
    references.removeIf(r -> Reach.component(r) == null);
    List<Facet> a = Facet.of(old, oldWhere, before.references(), references, false);
    List<Facet> b = Facet.of(current, where, after.references(), references, false);
    boolean shared = !references.isEmpty();
    if (shared && !(holders("default", a).isEmpty() && holders("default", b).isEmpty())) {
      // What stands beside a reference may repeat, or contradict, what the reference leads to.
      List<Facet> from = Facet.of(old, oldWhere, before.references(), Set.of(), false);
      List<Facet> to = Facet.of(current, where, after.references(), Set.of(), false);
      if (!from.isEmpty() && !to.isEmpty()) {
        annotation("default", from, to);
      }
    }
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    List<Node> oldAlternatives = alternatives(a, before.references());
    List<Node> alternatives = alternatives(b, after.references());
    if (oldAlternatives.isEmpty() != alternatives.isEmpty()) {
      // Another way to write what the other side says without a union.
      a = Facet.of(old, oldWhere, before.references(), references, true);
      b = Facet.of(current, where, after.references(), references, true);
    }
    if (!referred) {
      // What is now a component was written here: that concerns none of the component's other
      // users.
      b = b.stream().map(facet -> new Facet(facet.object(), where)).toList();
    }
    if (!refers || met.size() < MOST && met.add(new Met(objects(a), objects(b)))) {
      facets(a, b, shared ? Set.of("default") : Set.of());
      compareItems(oldAlternatives, alternatives, where);
    }
  }

  private void facets(List<Facet> old, List<Facet> current, Set<String> done) {
    Set<String> keys = new LinkedHashSet<>();
    old.forEach(f -> keys.addAll(f.object().keys()));
    current.forEach(f -> keys.addAll(f.object().keys()));
    keys.remove("$ref");
    keys.removeAll(done);
    keys.removeAll(SchemaKeywords.COMBINATIONS);
    removedProperties(old, current);
    for (String key : keys) {
      if (annotations.claims(key) || claims(key, old, current)) {
        annotation(key, old, current);
      } else if (!Keywords.holdsValues(key)) {
        List<Facet> a = holders(key, old);
        List<Facet> b = holders(key, current);
        if (!a.isEmpty() && !b.isEmpty()) {
          child(key, a, b);
        }
      }
    }
  }

  /**
   * The name of a server (OpenAPI 3.2), unlike other names, only speaks to people; and a list of
   * values that is marked extensible bounds no answer, so no other rule reports it there.
   */
  private static boolean claims(String key, List<Facet> old, List<Facet> current) {
    return key.equals("name") && !holders("url", old).isEmpty()
        || key.equals("enum") && marked(old) && marked(current);
  }

  private static boolean marked(List<Facet> facets) {
    return facets.stream()
        .anyMatch(f ->
            f.object().get(SchemaKeywords.EXTENSIBLE_ENUM) instanceof BooleanNode b && b.value());
  }

  private void removedProperties(List<Facet> old, List<Facet> current) {
    Facet to = current.get(0);
    List<Node> kept = values("properties", holders("properties", current));
    for (Node properties : values("properties", holders("properties", old))) {
      if (properties instanceof ObjectNode named) {
        ObjectEdit gone = new ObjectEdit(named);
        named.keys().stream().filter(name -> !members(name, kept).isEmpty()).forEach(gone::remove);
        annotations.removedProperties(gone.done(), to.object(), () -> operations(to.where()));
      }
    }
  }

  private void child(String key, List<Facet> old, List<Facet> current) {
    Where oldWhere = old.get(0).where();
    Where where = current.get(0).where();
    List<Node> a = values(key, old);
    List<Node> b = values(key, current);
    if (a.get(0) instanceof ArrayNode || !Role.OBJECT.member(key, a.get(0)).holdsNames()) {
      compare(a, b, oldWhere, where);
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    a.forEach(n -> names.addAll(n instanceof ObjectNode o ? o.keys() : List.of()));
    for (String name : names) {
      List<Node> x = members(name, a);
      List<Node> y = members(name, b);
      if (!x.isEmpty() && !y.isEmpty()) {
        compare(x, y, oldWhere, where);
      }
    }
  }

  /** What one side says and the other does not say anywhere. */
  private void annotation(String key, List<Facet> old, List<Facet> current) {
    if (old.size() == 1 && current.size() == 1) {
      annotation(key, old.get(0).object(), current.get(0).object(), current.get(0).where());
      return;
    }
    List<Facet> gone = unmatched(key, old, current);
    List<Facet> come = unmatched(key, current, old);
    if (key.equals("default") && gone.isEmpty() && come.isEmpty()) {
      // No specification says which of several counts: whoever takes the first one is told.
      gone = holders(key, old).stream().limit(1).toList();
      come = holders(key, current).stream().limit(1).toList();
    }
    for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
      ObjectNode from = i < gone.size() ? gone.get(i).object() : without(key, old.get(0).object());
      Facet to = i < come.size() ? come.get(i) : current.get(0);
      annotation(key, from, i < come.size() ? to.object() : without(key, to.object()), to.where());
    }
  }

  private static List<Facet> unmatched(String key, List<Facet> these, List<Facet> those) {
    List<Facet> left = new ArrayList<>();
    for (Facet facet : holders(key, these)) {
      Predicate<Facet> says = f -> Node.same(facet.object().get(key), f.object().get(key));
      if (those.stream().noneMatch(says) && left.stream().noneMatch(says)) {
        left.add(facet);
      }
    }
    return left;
  }

  private static ObjectNode without(String key, ObjectNode object) {
    ObjectEdit edit = new ObjectEdit(object);
    edit.remove(key);
    return edit.done();
  }

  private static List<Facet> holders(String key, List<Facet> facets) {
    return facets.stream().filter(f -> f.object().has(key)).toList();
  }

  private static List<Node> values(String key, List<Facet> holders) {
    List<Node> values = new ArrayList<>();
    holders.forEach(f -> values.add(f.object().get(key)));
    return values;
  }

  private static List<Node> members(String name, List<Node> objects) {
    List<Node> members = new ArrayList<>();
    for (Node node : objects) {
      if (node instanceof ObjectNode object && object.has(name)) {
        members.add(object.get(name));
      }
    }
    return members;
  }

  private static List<Node> arrayItems(List<Node> nodes) {
    List<Node> items = new ArrayList<>();
    nodes.forEach(n -> items.addAll(n instanceof ArrayNode array ? array.items() : List.of()));
    return items;
  }

  private static List<ObjectNode> objects(List<Facet> facets) {
    return facets.stream().map(Facet::object).toList();
  }

  /** The branches of unions that have more than one. */
  private static List<Node> alternatives(List<Facet> facets, References references) {
    List<Node> all = new ArrayList<>();
    for (Facet facet : facets) {
      List<Node> own = Facet.alternatives(facet.object(), references);
      if (own.size() > 1) {
        all.addAll(own);
      }
    }
    return all;
  }

  /**
   * Items are paired by what names them; what has no name, and as many are left on both sides, by
   * their places.
   */
  void compareItems(List<Node> old, List<Node> current, Where where) {
    Map<ItemName, Node> right = new LinkedHashMap<>();
    List<Node> others = new ArrayList<>();
    for (Node item : current) {
      ItemName name = ItemName.of(item, after.references());
      if (right.putIfAbsent(name, item) != null && !name.declared()) {
        others.add(item);
      }
    }
    List<Node> left = new ArrayList<>();
    for (Node item : old) {
      ItemName name = ItemName.of(item, before.references());
      Node same = right.remove(name);
      if (same != null) {
        compare(item, same, where);
      } else if (!name.declared()) {
        left.add(item);
      }
    }
    right.forEach((name, item) -> {
      if (!name.declared()) {
        others.add(item);
      }
    });
    if (left.size() == others.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(left.get(i), others.get(i), where);
      }
    }
  }

  private List<String> operations(Where where) {
    return where.operation() != null
        ? List.of(where.operation())
        : where.component() != null ? reach.of(where.component()) : List.of();
  }
}
