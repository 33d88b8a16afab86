package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A schema and all that it refers to as one document: every target becomes an entry of {@code
 * $defs}, and references lead there. So a schema of a large contract costs what it reaches.
 */
final class Bundle {
  private static final Set<String> SCHEMA =
      Set.of(
          "items",
          "additionalProperties",
          "unevaluatedProperties",
          "unevaluatedItems",
          "contains",
          "propertyNames",
          "not",
          "if",
          "then",
          "else");
  private static final Set<String> SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependentSchemas");
  private static final Set<String> BOUNDS =
      Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  private static final Set<String> ASSERTIONS =
      Set.of(
          "type",
          "enum",
          "const",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minContains",
          "maxContains",
          "minProperties",
          "maxProperties",
          "required",
          "dependentRequired");

  private final Targets targets;
  private final UnaryOperator<ObjectNode> form;
  private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();
  private final Deque<Node> pending = new ArrayDeque<>();

  Bundle(Targets targets, UnaryOperator<ObjectNode> form) {
    this.targets = targets;
    this.form = form;
  }

  JsonNode of(Node schema) {
    tools.jackson.databind.node.ObjectNode root = JacksonTree.FACTORY.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$ref", refer(schema));
    tools.jackson.databind.node.ObjectNode definitions = root.putObject("$defs");
    while (!pending.isEmpty()) {
      Node next = pending.remove();
      definitions.set(String.valueOf(names.get(next)), convert(next));
    }
    return root;
  }

  private String refer(Node target) {
    String name = names.get(target);
    if (name == null) {
      name = "s" + names.size();
      names.put(target, name);
      pending.add(target);
    }
    return "#/$defs/" + name;
  }

  private JsonNode convert(Node schema) {
    if (!(schema instanceof ObjectNode written)) {
      return JacksonTree.of(schema);
    }
    ObjectNode object = form.apply(written);
    tools.jackson.databind.node.ObjectNode out = JacksonTree.FACTORY.objectNode();
    for (ObjectNode.Member member : object.members()) {
      String keyword = member.key();
      Node value = member.value();
      if (SCHEMA.contains(keyword)) {
        out.set(keyword, convert(value));
      } else if (SCHEMAS.contains(keyword) && value instanceof ArrayNode all) {
        tools.jackson.databind.node.ArrayNode converted = out.withArray(keyword);
        all.forEach(s -> converted.add(convert(s)));
      } else if (NAMED.contains(keyword) && value instanceof ObjectNode named) {
        tools.jackson.databind.node.ObjectNode converted = out.putObject(keyword);
        named.members().forEach(m -> converted.set(m.key(), convert(m.value())));
      } else if (BOUNDS.contains(keyword) && value instanceof NumberNode bound) {
        // The validator compares as integers where a whole bound meets a type list with integer.
        out.set(keyword, JacksonTree.FACTORY.numberNode(bound.value()));
      } else if (ASSERTIONS.contains(keyword)) {
        out.set(keyword, JacksonTree.of(value));
      } else if (keyword.equals("$ref") || keyword.equals("$dynamicRef")) {
        Node target = targets.target(written, keyword);
        if (target != null) {
          // Both may stand side by side, so neither takes the keyword itself.
          out.withArray("allOf").addObject().put("$ref", refer(target));
        }
      }
    }
    return out;
  }
}
