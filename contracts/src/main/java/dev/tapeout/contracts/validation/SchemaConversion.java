package dev.tapeout.contracts.validation;

import static dev.tapeout.contracts.validation.JsonTree.NODES;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Converts one schema for the validator: the keywords that bear on validity, and no others. */
final class SchemaConversion {
  /** What makes a reference within the bundle of one within a contract. */
  interface Targets {
    /**
     * @param dynamic true for {@code $dynamicRef}
     * @return null where it leads nowhere
     */
    @Nullable String of(
        ObjectNode holder, String reference, boolean dynamic, Map<String, ObjectNode> anchors);
  }

  private final UnaryOperator<ObjectNode> rewrite;
  private final Targets targets;

  SchemaConversion(UnaryOperator<ObjectNode> rewrite, Targets targets) {
    this.rewrite = rewrite;
    this.targets = targets;
  }

  JsonNode of(Node schema, Map<String, ObjectNode> anchors) {
    if (schema instanceof BooleanNode bool) {
      return NODES.booleanNode(bool.value());
    }
    tools.jackson.databind.node.ObjectNode tree = NODES.objectNode();
    if (!(schema instanceof ObjectNode object)) {
      return opaque(tree);
    }
    for (ObjectNode.Member member : rewrite.apply(object).members()) {
      keyword(object, member.key(), member.value(), anchors, tree);
    }
    return tree;
  }

  private void keyword(
      ObjectNode holder,
      String key,
      Node value,
      Map<String, ObjectNode> anchors,
      tools.jackson.databind.node.ObjectNode tree) {
    switch (key) {
      case "$ref", "$dynamicRef" -> reference(holder, key, value, anchors, tree);
      case "not",
              "if",
              "then",
              "else",
              "items",
              "contains",
              "additionalProperties",
              "propertyNames",
              "unevaluatedItems",
              "unevaluatedProperties" ->
          tree.set(key, of(value, anchors));
      case "allOf", "anyOf", "oneOf", "prefixItems" -> schemas(key, value, anchors, tree);
      case "properties", "patternProperties", "dependentSchemas" ->
          named(key, value, anchors, tree);
      case "pattern" -> {
        if (value instanceof StringNode pattern && EcmaScriptPattern.isValid(pattern.value())) {
          tree.set(key, JsonTree.of(value));
        } else {
          opaque(tree);
        }
      }
      case "type",
              "enum",
              "const",
              "multipleOf",
              "maximum",
              "exclusiveMaximum",
              "minimum",
              "exclusiveMinimum",
              "maxLength",
              "minLength",
              "maxItems",
              "minItems",
              "uniqueItems",
              "maxContains",
              "minContains",
              "maxProperties",
              "minProperties",
              "required",
              "dependentRequired" ->
          tree.set(key, JsonTree.of(value));
      default -> {
        // An annotation or an unknown keyword: nothing that validity depends on.
      }
    }
  }

  private void reference(
      ObjectNode holder,
      String key,
      Node value,
      Map<String, ObjectNode> anchors,
      tools.jackson.databind.node.ObjectNode tree) {
    boolean dynamic = key.equals("$dynamicRef");
    String target =
        value instanceof StringNode text
            ? targets.of(holder, text.value(), dynamic, anchors)
            : null;
    if (target == null) {
      opaque(tree);
    } else if (dynamic && tree.has("$ref") || !dynamic && tree.has("allOf")) {
      beside(tree, target);
    } else {
      tree.set("$ref", NODES.stringNode(target));
    }
  }

  /** A second reference in one schema. */
  private static void beside(tools.jackson.databind.node.ObjectNode tree, String target) {
    tools.jackson.databind.node.ObjectNode second = NODES.objectNode();
    second.set("$ref", NODES.stringNode(target));
    tree.withArray("allOf").add(second);
  }

  private void schemas(
      String key,
      Node value,
      Map<String, ObjectNode> anchors,
      tools.jackson.databind.node.ObjectNode tree) {
    if (value instanceof ArrayNode array) {
      array.forEach(item -> tree.withArray(key).add(of(item, anchors)));
    } else {
      opaque(tree);
    }
  }

  private void named(
      String key,
      Node value,
      Map<String, ObjectNode> anchors,
      tools.jackson.databind.node.ObjectNode tree) {
    if (!(value instanceof ObjectNode object)) {
      opaque(tree);
      return;
    }
    tools.jackson.databind.node.ObjectNode schemas = tree.putObject(key);
    for (ObjectNode.Member member : object.members()) {
      if (key.equals("patternProperties") && !EcmaScriptPattern.isValid(member.key())) {
        opaque(tree);
      } else {
        schemas.set(member.key(), of(member.value(), anchors));
      }
    }
  }

  private static JsonNode opaque(tools.jackson.databind.node.ObjectNode tree) {
    tree.put(Opaque.NAME, true);
    return tree;
  }
}
