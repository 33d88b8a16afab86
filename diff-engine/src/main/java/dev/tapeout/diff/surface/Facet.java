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

  /** So many wrappers are taken off a branch; what is behind more is no plain {@code null}. */
  private static final int WRAPPERS = 10;

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
  static Set<String> references(List<Node> nodes, References references) {
    Set<String> found = new HashSet<>();
    nodes.forEach(node -> references(node, references, found));
    return found;
  }

  private static void references(Node node, References references, Set<String> found) {
    if (node instanceof ObjectNode object) {
      if (object.get("$ref") instanceof StringNode reference) {
        found.add(reference.value());
      }
      branches(object, "allOf").forEach(branch -> references(branch, references, found));
      List<Node> alternatives = alternatives(object, references);
      if (alternatives.size() == 1) {
        references(alternatives.get(0), references, found);
      }
    }
  }

  /** The branches of its unions, save those that are there for {@code null} or for nothing. */
  static List<Node> alternatives(ObjectNode schema, References references) {
    List<Node> all = new ArrayList<>(branches(schema, "anyOf"));
    all.addAll(branches(schema, "oneOf"));
    all.removeIf(branch -> isNothing(bare(branch, references)));
    return all;
  }

  private static boolean isNothing(Node branch) {
    return !(branch instanceof ObjectNode object) || Node.same(NOTHING, object.get("type"));
  }

  /** What references and an {@code allOf} of one lead to. */
  private static Node bare(Node schema, References references) {
    Node bare = schema;
    for (int i = 0; i < WRAPPERS && bare instanceof ObjectNode object; i++) {
      List<Node> all = branches(object, "allOf");
      Node inner =
          object.get("$ref") instanceof StringNode reference
              ? references.lookUp(object, reference.value()).target()
              : all.size() == 1 ? all.get(0) : null;
      if (inner == null) {
        break;
      }
      bare = inner;
    }
    return bare;
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
      } else {
        found.add(new Facet(object, where));
      }
      branches(object, "allOf").forEach(branch -> add(branch, where));
      List<Node> alternatives = alternatives(object, references);
      if (alternatives.size() == 1 || unions) {
        alternatives.forEach(branch -> add(branch, where));
      }
    }
  }
}
