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
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.language.RefTargets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain JSON Schema what OpenAPI says of a payload on the wire, one schema object at a time
 * (the schemas inside are left as they are):
 *
 * <ul>
 *   <li>{@code int32}, {@code int64}, {@code float} and {@code double} stand for their ranges
 *   <li>a {@code readOnly} property does not exist in a request, a {@code writeOnly} one not in a
 *       response, and a deprecated one past its sunset in neither ({@link Hiding})
 *   <li>an {@code enum} marked {@code x-extensible-enum: true} does not bound a response
 *   <li>the values that {@code x-extensible-enum} itself lists bound a request, and no response
 * </ul>
 *
 * Both the algebra and the independent validator read schemas in this form.
 */
final class WireForm {
  /** Stands for a member that is dropped. */
  static final Node GONE = Values.string("gone");

  private static final BigDecimal FLOAT_MAX = new BigDecimal(Float.MAX_VALUE);
  private static final BigDecimal DOUBLE_MAX = new BigDecimal(Double.MAX_VALUE);

  private final Direction direction;
  private final Formats formats;
  private final Composition composition;
  private final Hiding hiding;
  private final IdentityHashMap<ObjectNode, ObjectNode> forms = new IdentityHashMap<>();

  WireForm(RefTargets references, Direction direction, LocalDate today, Formats formats) {
    this.direction = direction;
    this.formats = formats;
    this.composition = new Composition(references);
    this.hiding = new Hiding(composition, direction, today);
  }

  Direction direction() {
    return direction;
  }

  /** Whether {@code format} and the like count. */
  Formats formats() {
    return formats;
  }

  /** Whether a schema describes a property, by itself or by what it includes. */
  boolean describes(Node schema, String property) {
    return composition.says(
        schema, part -> Schemas.member(part.get("properties"), property) != null);
  }

  /** The schema object in its wire form; the same object where nothing changes. */
  ObjectNode of(ObjectNode schema) {
    return forms.computeIfAbsent(schema, this::changed);
  }

  private ObjectNode changed(ObjectNode schema) {
    Map<String, Node> changed = new LinkedHashMap<>();
    boundByFormat(schema, changed);
    hiding.of(schema, changed);
    boundByExtensibleEnum(schema, changed);
    if (changed.isEmpty()) {
      return schema;
    }
    return edited(schema, changed);
  }

  /** A copy with some members replaced; one replaced by {@link #GONE} is dropped. */
  static ObjectNode edited(ObjectNode schema, Map<String, Node> changed) {
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
    Node extensible = schema.get(SchemaKeywords.EXTENSIBLE_ENUM);
    if (direction == Direction.REQUEST) {
      if (extensible instanceof ArrayNode && !schema.has("enum")) {
        changed.put("enum", extensible);
      }
    } else if (extensible instanceof BooleanNode b && b.value() && schema.has("enum")) {
      changed.put("enum", GONE);
    }
  }

  private static void boundByFormat(ObjectNode schema, Map<String, Node> changed) {
    if (!(schema.get("format") instanceof StringNode format) || !mayBeNumber(schema.get("type"))) {
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

  /** The type may stand in another schema that applies here as well. */
  private static boolean mayBeNumber(@Nullable Node type) {
    if (type instanceof StringNode s) {
      return s.value().equals("integer") || s.value().equals("number");
    }
    return !(type instanceof ArrayNode several)
        || several.items().stream().anyMatch(WireForm::mayBeNumber);
  }

  private static void bound(
      ObjectNode schema, Map<String, Node> changed, BigDecimal low, BigDecimal high) {
    // What the format says is said now, so a difference in the bounds is one.
    changed.put("format", GONE);
    Node minimum = schema.get("minimum");
    if (minimum == null || minimum instanceof NumberNode n && n.value().compareTo(low) < 0) {
      changed.put("minimum", Values.number(low));
    }
    Node maximum = schema.get("maximum");
    if (maximum == null || maximum instanceof NumberNode n && n.value().compareTo(high) > 0) {
      changed.put("maximum", Values.number(high));
    }
  }
}
