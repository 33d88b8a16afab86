package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.language.RefTargets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What several schemas that apply at the same place say together: one may require a property that
 * another one declares.
 */
final class Composition {
  /** So many schemas that apply at one place are looked at; hostile contracts have more. */
  private static final int MOST = 1_000;

  private final RefTargets references;

  Composition(RefTargets references) {
    this.references = references;
  }

  /** Whether one of the schemas that apply there is such (JSON Schema validation, 9.4). */
  boolean says(Node schema, Predicate<ObjectNode> such) {
    return isComposed(schema)
        ? says(schema, such, Collections.newSetFromMap(new IdentityHashMap<>()))
        : schema instanceof ObjectNode object && such.test(object);
  }

  /** Whether other schemas apply at the same place. */
  private static boolean isComposed(Node schema) {
    return schema instanceof ObjectNode object
        && (object.has("$ref") || SchemaKeywords.COMBINATIONS.stream().anyMatch(object::has));
  }

  private boolean says(Node schema, Predicate<ObjectNode> such, Set<Node> seen) {
    return schema instanceof ObjectNode object
        && seen.size() < MOST
        && seen.add(object)
        && (such.test(object)
            || parts(object).stream().anyMatch(part -> says(part, such, seen))
            || Stream.of("anyOf", "oneOf")
                .map(union -> branches(object, union))
                .anyMatch(all ->
                    all.size() > 1 && all.stream().allMatch(branch -> says(branch, such, seen))));
  }

  /** The properties whose schemas are such, declared by the schema or by one that it includes. */
  Set<String> properties(ObjectNode schema, Predicate<Node> such) {
    Set<String> names = new LinkedHashSet<>();
    for (ObjectNode part : applying(schema)) {
      if (part.get("properties") instanceof ObjectNode properties) {
        properties.members().stream()
            .filter(property -> such.test(property.value()))
            .forEach(property -> names.add(property.key()));
      }
    }
    return names;
  }

  /** The schema and those that it includes. */
  List<ObjectNode> applying(ObjectNode schema) {
    List<ObjectNode> parts = new ArrayList<>();
    says(
        schema,
        part -> {
          parts.add(part);
          return false;
        });
    return parts;
  }

  private List<Node> parts(ObjectNode schema) {
    List<Node> parts = new ArrayList<>(Schemas.items(schema.get("allOf")));
    Node target = schema.has("$ref") ? references.target(schema, "$ref") : null;
    if (target != null) {
      parts.add(target);
    }
    for (String union : List.of("anyOf", "oneOf")) {
      List<Node> branches = branches(schema, union);
      parts.addAll(branches.size() == 1 ? branches : List.of());
    }
    return parts;
  }

  private static List<Node> branches(ObjectNode schema, String union) {
    List<Node> branches = new ArrayList<>(Schemas.items(schema.get(union)));
    branches.removeIf(Values.FALSE::sameValue);
    return branches;
  }

  /** The schema, requiring none of these properties; the same schema where it requires none. */
  Node without(Set<String> required, Node schema) {
    return without(required, schema, new IdentityHashMap<>());
  }

  /**
   * @param known what has become of other schemas; those on the way here stay as they are
   */
  private Node without(Set<String> required, Node schema, IdentityHashMap<Node, Node> known) {
    Node done = known.putIfAbsent(schema, schema);
    if (done == null && schema instanceof ObjectNode object && known.size() < MOST) {
      done = edited(required, object, known);
      known.put(schema, done);
    }
    return done == null ? schema : done;
  }

  private Node edited(Set<String> required, ObjectNode object, IdentityHashMap<Node, Node> known) {
    ObjectEdit edit = new ObjectEdit(object);
    boolean changed = false;
    if (object.get("required") instanceof ArrayNode names) {
      List<Node> left =
          names.items().stream()
              .filter(n -> !(n instanceof StringNode s && required.contains(s.value())))
              .toList();
      changed = left.size() < names.size();
      if (left.isEmpty()) {
        edit.remove("required");
      } else {
        edit.put("required", new ArrayNode(names.source(), names.start(), names.end(), left));
      }
    }
    for (String keyword : SchemaKeywords.COMBINATIONS) {
      if (object.get(keyword) instanceof ArrayNode branches) {
        List<Node> others =
            branches.items().stream().map(b -> without(required, b, known)).toList();
        changed |= !others.equals(branches.items());
        edit.put(
            keyword, new ArrayNode(branches.source(), branches.start(), branches.end(), others));
      }
    }
    Node target = object.has("$ref") ? references.target(object, "$ref") : null;
    Node other = target == null ? null : without(required, target, known);
    if (other != target && other != null) {
      changed = true;
      edit.remove("$ref");
      List<Node> all = new ArrayList<>(Schemas.items(edit.get("allOf")));
      all.add(other);
      edit.put("allOf", new ArrayNode(object.source(), object.start(), object.end(), all));
    }
    return changed ? edit.done() : object;
  }
}
