package dev.tapeout.generator.example;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.reference.References;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schemas as a service understands them in one direction: a {@code readOnly} property need not be
 * in a request, nor a {@code writeOnly} one in an answer, whatever {@code required} says.
 */
final class OneWay {
  private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");

  private final References references;
  private final String keyword;

  OneWay(References references, Direction direction) {
    this.references = references;
    this.keyword = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
  }

  /** The schema without what it requires of the other direction. */
  ObjectNode of(ObjectNode schema) {
    Set<String> names = new HashSet<>();
    gather(schema, names, Collections.newSetFromMap(new IdentityHashMap<>()));
    return names.isEmpty() ? schema : without(names, schema, Set.of());
  }

  /** Whether a property belongs to the other direction. */
  boolean hides(Node property) {
    return hides(property, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean hides(@Nullable Node property, Set<Node> met) {
    return property instanceof ObjectNode schema
        && met.add(schema)
        && (schema.get(keyword) instanceof BooleanNode b && b.value()
            || hides(target(schema), met)
            || items(schema, "allOf").stream().anyMatch(part -> hides(part, met)));
  }

  private void gather(@Nullable Node at, Set<String> names, Set<Node> met) {
    if (!(at instanceof ObjectNode schema) || !met.add(schema)) {
      return;
    }
    if (schema.get("properties") instanceof ObjectNode properties) {
      properties.members().stream()
          .filter(property -> hides(property.value()))
          .forEach(property -> names.add(property.key()));
    }
    gather(target(schema), names, met);
    items(schema, "allOf").forEach(part -> gather(part, names, met));
  }

  /**
   * @param met targets of references that stand in their places already
   */
  private ObjectNode without(Set<String> names, ObjectNode schema, Set<Node> met) {
    ObjectEdit edit = new ObjectEdit(schema);
    if (items(schema, "required").stream().anyMatch(name -> isOne(name, names))) {
      edit.put(
          "required",
          Values.array(
              items(schema, "required").stream().filter(name -> !isOne(name, names)).toList()));
    }
    // What a schema requires elsewhere too, it requires here by a copy of its own.
    ObjectNode target = edited(names, schema, met);
    if (target != null) {
      edit.remove("$ref");
    }
    for (String keyword : BRANCHES) {
      List<Node> parts = new ArrayList<>();
      for (Node part : items(schema, keyword)) {
        parts.add(part instanceof ObjectNode object ? without(names, object, met) : part);
      }
      if (keyword.equals("allOf") && target != null) {
        parts.add(target);
      }
      if (!parts.isEmpty()) {
        edit.put(keyword, Values.array(parts));
      }
    }
    return edit.done();
  }

  /** What the schema refers to without the names; null where none of them is asked there. */
  private @Nullable ObjectNode edited(Set<String> names, ObjectNode schema, Set<Node> met) {
    if (!(target(schema) instanceof ObjectNode target)
        || target == schema
        || met.contains(target)
        || !asks(target, names, Collections.newSetFromMap(new IdentityHashMap<>()))) {
      return null;
    }
    Set<Node> more = Collections.newSetFromMap(new IdentityHashMap<>());
    more.addAll(met);
    more.add(target);
    return without(names, target, more);
  }

  private boolean asks(@Nullable Node at, Set<String> names, Set<Node> met) {
    return at instanceof ObjectNode schema
        && met.add(schema)
        && (items(schema, "required").stream().anyMatch(name -> isOne(name, names))
            || asks(target(schema), names, met)
            || BRANCHES.stream()
                .flatMap(keyword -> items(schema, keyword).stream())
                .anyMatch(part -> asks(part, names, met)));
  }

  /** One step: what stands beside the next reference counts too. */
  private @Nullable Node target(ObjectNode schema) {
    return schema.has("$ref") ? references.target(schema, "$ref") : null;
  }

  private static boolean isOne(Node name, Set<String> names) {
    return name instanceof StringNode s && names.contains(s.value());
  }

  private static List<Node> items(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof ArrayNode array ? array.items() : List.of();
  }
}
