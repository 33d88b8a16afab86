package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.References;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * One of the objects that speak of the same thing: what stands at a place, what its reference leads
 * to, and in a schema the branches of its {@code allOf}. How many objects an author needs to say
 * something means nothing.
 *
 * @param where it stands
 */
record Facet(ObjectNode object, Where where) {
  /** So many are looked at; hostile contracts have more. */
  private static final int MOST = 1_000;

  private static final Node NOTHING = Values.string("null");

  /** The objects that speak of what stands at a place. */
  static List<Facet> of(Node node, Where where, References references) {
    return of(List.of(node), where, references, Set.of(), false);
  }

  /**
   * The objects that speak of what stands at some places.
   *
   * @param known references that are not followed
   * @param unions whether the branches of unions count, too
   */
  static List<Facet> of(
      List<Node> nodes, Where where, References references, Set<String> known, boolean unions) {
    Gathering gathering = new Gathering(references, known, unions);
    nodes.forEach(node -> gathering.add(node, where));
    return gathering.found;
  }

  /** The references among these nodes and their branches, none of them followed. */
  static Set<String> references(List<Node> nodes) {
    Set<String> found = new HashSet<>();
    nodes.forEach(node -> references(node, found));
    return found;
  }

  private static void references(Node node, Set<String> found) {
    if (node instanceof ObjectNode object) {
      if (object.get("$ref") instanceof StringNode reference) {
        found.add(reference.value());
      }
      branches(object, "allOf").forEach(branch -> references(branch, found));
      List<Node> alternatives = alternatives(object);
      if (alternatives.size() == 1) {
        references(alternatives.get(0), found);
      }
    }
  }

  /** The branches of its unions, save those that are there for {@code null} or for nothing. */
  static List<Node> alternatives(ObjectNode schema) {
    List<Node> all = new ArrayList<>(branches(schema, "anyOf"));
    all.addAll(branches(schema, "oneOf"));
    all.removeIf(branch -> !(branch instanceof ObjectNode o) || Node.same(NOTHING, o.get("type")));
    return all;
  }

  private static List<Node> branches(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof ArrayNode array ? array.items() : List.of();
  }

  private static final class Gathering {
    private final References references;
    private final Set<String> known;
    private final boolean unions;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Facet> found = new ArrayList<>();

    Gathering(References references, Set<String> known, boolean unions) {
      this.references = references;
      this.known = known;
      this.unions = unions;
    }

    void add(Node node, Where where) {
      if (!(node instanceof ObjectNode object) || seen.size() >= MOST || !seen.add(node)) {
        return;
      }
      if (object.get("$ref") instanceof StringNode reference) {
        if (object.size() > 1) {
          found.add(new Facet(object, where));
        }
        if (!known.contains(reference.value())) {
          String component = Reach.component(reference.value());
          Node target = references.lookUp(object, reference.value()).target();
          if (target != null) {
            add(target, component == null ? where : new Where(null, component));
          }
        }
        return;
      }
      found.add(new Facet(object, where));
      branches(object, "allOf").forEach(branch -> add(branch, where));
      List<Node> alternatives = alternatives(object);
      if (alternatives.size() == 1 || unions) {
        alternatives.forEach(branch -> add(branch, where));
      }
    }
  }
}
