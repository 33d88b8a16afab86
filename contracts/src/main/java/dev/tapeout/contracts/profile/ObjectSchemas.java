package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What schemas say of objects, in place: by themselves, by what they refer to and combine. */
final class ObjectSchemas {
  private final References references;

  ObjectSchemas(References references) {
    this.references = references;
  }

  /** Whether the schema speaks of objects; one that says nothing of types does not. */
  boolean mayBeObject(Node schema) {
    return any(schema, List.of("$ref", "allOf", "anyOf", "oneOf"), ObjectSchemas::speaksOfObjects);
  }

  private static boolean speaksOfObjects(ObjectNode schema) {
    Node type = schema.get("type");
    return type != null
        ? isObject(type) || Nodes.items(type).stream().anyMatch(ObjectSchemas::isObject)
        : schema.has("properties") || schema.has("required") || schema.has("unevaluatedProperties");
  }

  private static boolean isObject(Node type) {
    return type instanceof StringNode text && text.value().equals("object");
  }

  /** Whether the schema rejects objects with properties that it does not describe. */
  boolean isClosed(Node schema) {
    return isClosed(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean isClosed(@Nullable Node schema, Set<Node> open) {
    if (schema instanceof BooleanNode all) {
      return !all.value();
    }
    if (!(schema instanceof ObjectNode object) || !open.add(object)) {
      return false;
    }
    boolean closed =
        isFalse(object.get("unevaluatedProperties"))
            || isFalse(object.get("additionalProperties"))
            || isClosed(target(object), open)
            || Nodes.items(object.get("allOf")).stream().anyMatch(s -> isClosed(s, open))
            || allClosed(object.get("anyOf"), open)
            || allClosed(object.get("oneOf"), open);
    open.remove(object);
    return closed;
  }

  private static boolean isFalse(@Nullable Node schema) {
    return schema instanceof BooleanNode all && !all.value();
  }

  /** Branches that are no objects at all leave nothing open. */
  private boolean allClosed(@Nullable Node branches, Set<Node> open) {
    List<Node> items = Nodes.items(branches);
    return !items.isEmpty()
        && items.stream().allMatch(s -> !mayBeObject(s) && isTyped(s) || isClosed(s, open));
  }

  private boolean isTyped(Node schema) {
    return references.follow(schema) instanceof ObjectNode object && object.has("type");
  }

  /** The names in {@code required}, here and in what surely applies as well. */
  Set<String> required(Node schema) {
    Set<String> names = new LinkedHashSet<>();
    any(
        schema,
        List.of("$ref", "allOf"),
        object -> {
          for (Node name : Nodes.items(object.get("required"))) {
            if (name instanceof StringNode text) {
              names.add(text.value());
            }
          }
          return false;
        });
    return names;
  }

  /** The schemas of the properties, here and in what surely applies as well. */
  Map<String, ObjectNode.Member> properties(Node schema) {
    Map<String, ObjectNode.Member> properties = new LinkedHashMap<>();
    any(
        schema,
        List.of("$ref", "allOf"),
        object -> {
          Nodes.members(object.get("properties")).forEach(m -> properties.putIfAbsent(m.key(), m));
          return false;
        });
    return properties;
  }

  /** Whether only {@code keywords}, besides annotations, are in force at a schema. */
  boolean isMadeOf(Node schema, Set<String> keywords) {
    return !any(
        schema,
        List.of("$ref", "allOf"),
        object ->
            object.keys().stream().anyMatch(k -> !keywords.contains(k) && !k.startsWith("x-")));
  }

  /** Whether {@code test} holds for the schema or one that is reached through {@code keywords}. */
  private boolean any(Node schema, List<String> keywords, Predicate<ObjectNode> test) {
    return any(schema, keywords, test, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean any(
      @Nullable Node schema, List<String> keywords, Predicate<ObjectNode> test, Set<Node> seen) {
    if (!(schema instanceof ObjectNode object) || !seen.add(object)) {
      return false;
    }
    if (test.test(object)) {
      return true;
    }
    for (String keyword : keywords) {
      if (keyword.equals("$ref")
          ? any(target(object), keywords, test, seen)
          : Nodes.items(object.get(keyword)).stream().anyMatch(s -> any(s, keywords, test, seen))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Node target(ObjectNode schema) {
    return schema.get("$ref") instanceof StringNode ? references.resolve(schema).target() : null;
  }
}
