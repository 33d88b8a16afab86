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

/** Our tree as Jackson's, numbers exact. */
final class JacksonTree {
  static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  private JacksonTree() {}

  static JsonNode of(Node node) {
    if (node instanceof ObjectNode object) {
      tools.jackson.databind.node.ObjectNode out = FACTORY.objectNode();
      object.members().forEach(m -> out.set(m.key(), of(m.value())));
      return out;
    }
    if (node instanceof ArrayNode array) {
      tools.jackson.databind.node.ArrayNode out = FACTORY.arrayNode();
      array.forEach(item -> out.add(of(item)));
      return out;
    }
    if (node instanceof StringNode s) {
      return FACTORY.stringNode(s.value());
    }
    if (node instanceof NumberNode n) {
      return number(n.value());
    }
    return node instanceof BooleanNode b ? FACTORY.booleanNode(b.value()) : FACTORY.nullNode();
  }

  /** Whole numbers as such, so that {@code 1.0} is an integer to any validator. */
  private static JsonNode number(BigDecimal value) {
    BigDecimal n = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (n.scale() > 0 || n.scale() < -5_000) {
      return FACTORY.numberNode(value);
    }
    return n.precision() - n.scale() <= 18
        ? FACTORY.numberNode(n.longValueExact())
        : FACTORY.numberNode(n.toBigIntegerExact());
  }
}
