package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Converts values to what the validator works on. */
final class JsonTree {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  static JsonNode of(Node node) {
    if (node instanceof ObjectNode object) {
      tools.jackson.databind.node.ObjectNode tree = NODES.objectNode();
      object.members().forEach(member -> tree.set(member.key(), of(member.value())));
      return tree;
    }
    if (node instanceof ArrayNode array) {
      tools.jackson.databind.node.ArrayNode tree = NODES.arrayNode(array.size());
      array.forEach(item -> tree.add(of(item)));
      return tree;
    }
    if (node instanceof StringNode string) {
      return NODES.stringNode(string.value());
    }
    if (node instanceof NumberNode number) {
      return number(number.value());
    }
    return node instanceof BooleanNode bool ? NODES.booleanNode(bool.value()) : NODES.nullNode();
  }

  /** Equal numbers become equal nodes, and 1.0 an integer. */
  private static JsonNode number(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() > 0 || stripped.precision() - (long) stripped.scale() > 10_000) {
      return NODES.numberNode(stripped);
    }
    if (stripped.precision() - stripped.scale() > 18) {
      return NODES.numberNode(stripped.toBigIntegerExact());
    }
    long exact = stripped.longValueExact();
    return exact == (int) exact ? NODES.numberNode((int) exact) : NODES.numberNode(exact);
  }
}
