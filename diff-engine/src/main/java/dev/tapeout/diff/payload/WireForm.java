package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.Retirement;
import dev.tapeout.contracts.openapi.Sunset;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.language.RefTargets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain JSON Schema what OpenAPI says of a payload on the wire, one schema object at a time
 * (the schemas inside are left as they are):
 *
 * <ul>
 *   <li>{@code int32}, {@code int64}, {@code float} and {@code double} stand for their ranges
 *   <li>a {@code readOnly} property does not exist in a request, a {@code writeOnly} one not in a
 *       response
 *   <li>a deprecated property past its sunset exists in neither: the planned road leads there
 *   <li>an {@code enum} marked {@code x-extensible-enum: true} does not bound a response
 *   <li>the values that {@code x-extensible-enum} itself lists bound a request, and no response
 * </ul>
 *
 * Both the algebra and the independent validator read schemas in this form.
 */
final class WireForm {
  private static final Node GONE = Values.string("gone");

  private static final BigDecimal FLOAT_MAX = new BigDecimal(Float.MAX_VALUE);
  private static final BigDecimal DOUBLE_MAX = new BigDecimal(Double.MAX_VALUE);

  private final RefTargets references;
  private final Direction direction;
  private final LocalDate today;
  private final Formats formats;

  WireForm(RefTargets references, Direction direction, LocalDate today, Formats formats) {
    this.references = references;
    this.direction = direction;
    this.today = today;
    this.formats = formats;
  }

  Direction direction() {
    return direction;
  }

  /** Whether {@code format} and the like count. */
  Formats formats() {
    return formats;
  }

  /** The schema object in its wire form; the same object where nothing changes. */
  ObjectNode of(ObjectNode schema) {
    Map<String, Node> changed = new LinkedHashMap<>();
    boundByFormat(schema, changed);
    hideProperties(schema, changed);
    boundByExtensibleEnum(schema, changed);
    if (changed.isEmpty()) {
      return schema;
    }
    return edited(schema, changed);
  }

  /** A copy with some members replaced; one replaced by {@link #GONE} is dropped. */
  private static ObjectNode edited(ObjectNode schema, Map<String, Node> changed) {
    ObjectEdit edit = new ObjectEdit(schema);
    changed.forEach((key, value) -> {
      if (value.equals(GONE)) {
        edit.remove(key);
      } else {
        edit.put(key, value);
      }
    });
    return edit.done();
  }

  /** Who sends knows the listed values only; who reads an answer is told to expect others. */
  private void boundByExtensibleEnum(ObjectNode schema, Map<String, Node> changed) {
    Node extensible = schema.get("x-extensible-enum");
    if (direction == Direction.REQUEST) {
      if (extensible instanceof ArrayNode && !schema.has("enum")) {
        changed.put("enum", extensible);
      }
    } else if (extensible instanceof BooleanNode b && b.value() && schema.has("enum")) {
      changed.put("enum", GONE);
    }
  }

  private static void boundByFormat(ObjectNode schema, Map<String, Node> changed) {
    if (!(schema.get("format") instanceof StringNode format) || !saysNumber(schema.get("type"))) {
      return;
    }
    switch (format.value()) {
      case "int32" ->
          bound(
              schema,
              changed,
              BigDecimal.valueOf(Integer.MIN_VALUE),
              BigDecimal.valueOf(Integer.MAX_VALUE));
      case "int64" ->
          bound(
              schema,
              changed,
              BigDecimal.valueOf(Long.MIN_VALUE),
              BigDecimal.valueOf(Long.MAX_VALUE));
      case "float" -> bound(schema, changed, FLOAT_MAX.negate(), FLOAT_MAX);
      case "double" -> bound(schema, changed, DOUBLE_MAX.negate(), DOUBLE_MAX);
      default -> {}
    }
  }

  private static boolean saysNumber(@Nullable Node type) {
    if (type instanceof StringNode s) {
      return s.value().equals("integer") || s.value().equals("number");
    }
    if (type instanceof ArrayNode several) {
      return several.items().stream().anyMatch(WireForm::saysNumber);
    }
    return false;
  }

  private static void bound(
      ObjectNode schema, Map<String, Node> changed, BigDecimal low, BigDecimal high) {
    Node minimum = schema.get("minimum");
    if (minimum == null || minimum instanceof NumberNode n && n.value().compareTo(low) < 0) {
      changed.put("minimum", Values.number(low));
    }
    Node maximum = schema.get("maximum");
    if (maximum == null || maximum instanceof NumberNode n && n.value().compareTo(high) > 0) {
      changed.put("maximum", Values.number(high));
    }
  }

  private void hideProperties(ObjectNode schema, Map<String, Node> changed) {
    if (!(schema.get("properties") instanceof ObjectNode properties)) {
      return;
    }
    String hides = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
    Map<String, Node> hidden = new LinkedHashMap<>();
    for (ObjectNode.Member property : properties.members()) {
      if (says(property.value(), hides, 0) || due(property.value(), 0)) {
        hidden.put(property.key(), GONE);
      }
    }
    if (hidden.isEmpty()) {
      return;
    }
    changed.put("properties", edited(properties, hidden));
    if (schema.get("required") instanceof ArrayNode required) {
      List<Node> left =
          required.items().stream()
              .filter(n -> !(n instanceof StringNode s && hidden.containsKey(s.value())))
              .toList();
      changed.put(
          "required",
          left.isEmpty()
              ? GONE
              : new ArrayNode(required.source(), required.start(), required.end(), left));
    }
  }

  private boolean due(Node schema, int depth) {
    if (!(schema instanceof ObjectNode object) || depth > 16) {
      return false;
    }
    if (object.has(Sunset.KEY)) {
      return Retirement.of(object, today) == Retirement.DUE;
    }
    Node target = object.has("$ref") ? references.target(object, "$ref") : null;
    return target != null && due(target, depth + 1);
  }

  private boolean says(Node schema, String keyword, int depth) {
    if (!(schema instanceof ObjectNode object) || depth > 16) {
      return false;
    }
    if (object.get(keyword) instanceof BooleanNode b) {
      return b.value();
    }
    if (!object.has("$ref")) {
      return false;
    }
    Node target = references.target(object, "$ref");
    return target != null && says(target, keyword, depth + 1);
  }
}
