package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.array;
import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.members;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.types;
import static dev.tapeout.diff.language.Json.with;
import static dev.tapeout.diff.language.Json.without;
import static dev.tapeout.diff.language.Operator.wider;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Operator.Made;
import dev.tapeout.diff.language.Operator.Needs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a schema accept more, or no less. */
final class Widenings {
  /** Keywords that may simply go, and evaluate nothing. */
  private static final List<String> ASSERTIONS =
      List.of(
          "type",
          "enum",
          "const",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "maxContains",
          "minProperties",
          "maxProperties",
          "required",
          "dependentRequired",
          "propertyNames",
          "not");

  /** Keywords that may go where nobody looks at what they evaluate. */
  private static final List<String> EVALUATING =
      List.of(
          "allOf",
          "anyOf",
          "oneOf",
          "additionalProperties",
          "items",
          "contains",
          "dependentSchemas",
          "$ref");

  private static final List<String> UNEVALUATED =
      List.of("unevaluatedProperties", "unevaluatedItems");

  private Widenings() {}

  static List<Operator> all() {
    return List.of(
        wider("drop assertion", Needs.NOTHING, Widenings::assertionDropped),
        wider("drop applicator", Needs.UNWATCHED, Widenings::applicatorDropped),
        wider("drop unevaluated", Needs.UNWATCHED_AROUND, Widenings::unevaluatedDropped),
        wider("drop property", Needs.UNWATCHED, Widenings::propertyDropped),
        wider("drop condition", Needs.UNWATCHED, Widenings::conditionDropped),
        wider("add enum value", Needs.NOTHING, Widenings::enumAdded),
        wider("add type", Needs.NOTHING, Widenings::typeAdded),
        wider("integer to number", Needs.NOTHING, Widenings::number),
        wider("loosen bound", Needs.NOTHING, Widenings::loosened),
        wider("add anyOf branch", Needs.NOTHING, Widenings::branchAdded),
        wider("oneOf to anyOf", Needs.NOTHING, Widenings::oneToAny),
        wider("allOf to anyOf", Needs.UNWATCHED, Widenings::allToAny),
        wider("or something else", Needs.NOTHING, Widenings::alternative));
  }

  private static Made made(Node schema, Node... apart) {
    return new Made(schema, List.of(apart));
  }

  private static @Nullable Made dropped(ObjectNode s, Draw draw, List<String> keywords) {
    List<String> present = keywords.stream().filter(s::has).toList();
    if (present.isEmpty()) {
      return null;
    }
    ObjectNode out = without(s, draw.pick(present));
    return made(
        out,
        draw.instance(out),
        draw.instance(out),
        draw.instance(out),
        draw.instance(out),
        draw.value(),
        draw.value());
  }

  private static @Nullable Made assertionDropped(ObjectNode s, Draw draw) {
    return dropped(s, draw, ASSERTIONS);
  }

  private static @Nullable Made applicatorDropped(ObjectNode s, Draw draw) {
    return dropped(s, draw, EVALUATING);
  }

  private static @Nullable Made unevaluatedDropped(ObjectNode s, Draw draw) {
    return dropped(s, draw, UNEVALUATED);
  }

  private static @Nullable Made propertyDropped(ObjectNode s, Draw draw) {
    ObjectNode properties = members(s, "properties");
    if (properties.size() == 0 || s.has("additionalProperties")) {
      return null;
    }
    ObjectNode out = with(s, "properties", without(properties, draw.pick(properties.keys())));
    return made(out, draw.instance(out), draw.instance(out), draw.instance(out));
  }

  private static @Nullable Made conditionDropped(ObjectNode s, Draw draw) {
    ObjectNode out = without(s, "if", "then", "else");
    return s.has("if")
        ? made(out, draw.instance(out), draw.instance(out), draw.instance(s.get("if")))
        : null;
  }

  private static @Nullable Made enumAdded(ObjectNode s, Draw draw) {
    if (!s.has("enum") && !s.has("const")) {
      return null;
    }
    Node value = draw.value();
    List<Node> values = new ArrayList<>(items(s.get("enum")));
    if (values.isEmpty()) {
      values.add(s.get("const"));
    }
    if (s.has("enum") && s.has("const")) {
      return null;
    }
    values.add(value);
    return made(with(without(s, "const"), "enum", array(values)), value);
  }

  private static @Nullable Made typeAdded(ObjectNode s, Draw draw) {
    if (!s.has("type")) {
      return null;
    }
    List<String> types = new ArrayList<>(types(s));
    String type =
        draw.pick(List.of("null", "boolean", "integer", "number", "string", "array", "object"));
    if (types.contains(type)) {
      return null;
    }
    types.add(type);
    ObjectNode only = with(s, "type", type);
    return made(with(s, "type", array(types)), draw.instance(only), draw.instance(only));
  }

  private static @Nullable Made number(ObjectNode s, Draw draw) {
    if (!types(s).contains("integer")) {
      return null;
    }
    List<String> types =
        types(s).stream().map(t -> t.equals("integer") ? "number" : t).distinct().toList();
    return made(
        with(s, "type", array(types)),
        Values.number(new BigDecimal("0.5")),
        Values.number(new BigDecimal("1.5")),
        Values.number(new BigDecimal("3.5")));
  }

  private static @Nullable Made loosened(ObjectNode s, Draw draw) {
    for (String keyword :
        draw.shuffled(
            List.of(
                "minimum",
                "maximum",
                "minLength",
                "maxLength",
                "minItems",
                "maxItems",
                "minProperties",
                "maxProperties",
                "maxContains"))) {
      BigDecimal limit = Json.number(s, keyword);
      if (limit != null) {
        BigDecimal laxer =
            keyword.startsWith("min") ? limit.subtract(BigDecimal.ONE) : limit.add(BigDecimal.ONE);
        if (laxer.signum() >= 0 || keyword.equals("minimum")) {
          ObjectNode out = with(s, keyword, laxer);
          ObjectNode edge =
              with(
                  out,
                  keyword.replace(
                      keyword.substring(0, 3), keyword.startsWith("min") ? "max" : "min"),
                  laxer);
          return made(
              out,
              Values.number(laxer),
              draw.instance(edge),
              draw.instance(edge),
              draw.instance(out));
        }
      }
    }
    return null;
  }

  private static @Nullable Made branchAdded(ObjectNode s, Draw draw) {
    if (!s.has("anyOf")) {
      return null;
    }
    List<Node> branches = new ArrayList<>(items(s.get("anyOf")));
    Node more = draw.schema();
    branches.add(draw.below(branches.size() + 1), more);
    return made(with(s, "anyOf", array(branches)), draw.instance(more), draw.instance(more));
  }

  private static @Nullable Made oneToAny(ObjectNode s, Draw draw) {
    List<Node> one = items(s.get("oneOf"));
    if (one.isEmpty() || s.has("anyOf")) {
      return null;
    }
    Node both = object("allOf", array(one));
    return made(
        with(without(s, "oneOf"), "anyOf", array(one)), draw.instance(both), draw.instance(both));
  }

  private static @Nullable Made allToAny(ObjectNode s, Draw draw) {
    List<Node> all = items(s.get("allOf"));
    if (all.isEmpty() || s.has("anyOf")) {
      return null;
    }
    Node one = draw.pick(all);
    return made(
        with(without(s, "allOf"), "anyOf", array(all)), draw.instance(one), draw.instance(one));
  }

  private static Made alternative(ObjectNode s, Draw draw) {
    Node other = draw.schema();
    return made(
        object("anyOf", array(s, other)),
        draw.instance(other),
        draw.instance(other),
        draw.instance(other));
  }
}
