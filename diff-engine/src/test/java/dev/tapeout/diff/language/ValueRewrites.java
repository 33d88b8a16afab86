package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.also;
import static dev.tapeout.diff.language.Json.array;
import static dev.tapeout.diff.language.Json.isOf;
import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.not;
import static dev.tapeout.diff.language.Json.number;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.types;
import static dev.tapeout.diff.language.Json.with;
import static dev.tapeout.diff.language.Json.without;
import static dev.tapeout.diff.language.Operator.same;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Operator.Needs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Other words for the same, by types, listed values, numbers and strings. */
final class ValueRewrites {
  /** Keywords that say something of one type, with a value that is not harmless there. */
  private static final Map<String, List<Object>> GUARDED =
      Map.of(
          "number", List.of("minimum", 3, "maximum", -3, "multipleOf", 7, "exclusiveMinimum", 9),
          "string", List.of("minLength", 4, "maxLength", 0, "pattern", "^q"),
          "array",
              List.of(
                  "minItems",
                  3,
                  "maxItems",
                  0,
                  "uniqueItems",
                  true,
                  "items",
                  false,
                  "contains",
                  false,
                  "unevaluatedItems",
                  false),
          "object",
              List.of(
                  "required",
                  array("q"),
                  "additionalProperties",
                  false,
                  "minProperties",
                  3,
                  "maxProperties",
                  0,
                  "propertyNames",
                  false,
                  "unevaluatedProperties",
                  false));

  private static final Map<String, Set<String>> KEYWORDS =
      Map.of(
          "number",
              Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
          "string", Set.of("minLength", "maxLength", "pattern"),
          "array",
              Set.of(
                  "minItems",
                  "maxItems",
                  "uniqueItems",
                  "items",
                  "prefixItems",
                  "contains",
                  "minContains",
                  "maxContains",
                  "unevaluatedItems"),
          "object",
              Set.of(
                  "required",
                  "properties",
                  "patternProperties",
                  "additionalProperties",
                  "minProperties",
                  "maxProperties",
                  "propertyNames",
                  "dependentRequired",
                  "dependentSchemas",
                  "unevaluatedProperties"));

  private ValueRewrites() {}

  static List<Operator> all() {
    return List.of(
        same("enum as const", Needs.NOTHING, ValueRewrites::enumAsConst),
        same("enum as union of const", Needs.NOTHING, ValueRewrites::enumAsUnion),
        same("const as enum", Needs.NOTHING, ValueRewrites::constAsEnum),
        same("const in other words", Needs.UNWATCHED, ValueRewrites::constInWords),
        same("enum of what is accepted", Needs.UNWATCHED, ValueRewrites::filtered),
        same("spell numbers", Needs.NOTHING, (s, d) -> spelled(s)),
        same("types as anyOf", Needs.NOTHING, ValueRewrites::typesAsAny),
        same("types in other words", Needs.NOTHING, ValueRewrites::typeWords),
        same("split by type", Needs.NOTHING, ValueRewrites::splitByType),
        same("add what does not apply", Needs.NOTHING, ValueRewrites::irrelevant),
        same("drop what does not apply", Needs.NOTHING, ValueRewrites::relevant),
        same("exclusive and inclusive", Needs.NOTHING, ValueRewrites::exclusive),
        same("multipleOf 1 and integer", Needs.NOTHING, ValueRewrites::whole),
        same("split multipleOf", Needs.NOTHING, ValueRewrites::multiples),
        same("length as pattern", Needs.NOTHING, ValueRewrites::lengthAsPattern),
        same("pattern in other words", Needs.NOTHING, ValueRewrites::patternWords),
        same("bound as not", Needs.NOTHING, ValueRewrites::boundAsNot),
        same("redundant bound", Needs.NOTHING, ValueRewrites::redundantBound));
  }

  private static @Nullable Node enumAsConst(ObjectNode s, Draw draw) {
    List<Node> values = items(s.get("enum"));
    return values.size() == 1 ? also(without(s, "enum"), "const", values.get(0)) : null;
  }

  private static @Nullable Node enumAsUnion(ObjectNode s, Draw draw) {
    if (!s.has("enum")) {
      return null;
    }
    List<Node> values = new ArrayList<>();
    for (Node value : items(s.get("enum"))) {
      if (values.stream().noneMatch(value::sameValue)) {
        values.add(value);
      }
    }
    List<Node> branches = values.stream().map(v -> (Node) object("const", v)).toList();
    return also(without(s, "enum"), draw.chance(70) ? "anyOf" : "oneOf", array(branches));
  }

  private static @Nullable Node constAsEnum(ObjectNode s, Draw draw) {
    Node value = s.get("const");
    return value == null ? null : also(without(s, "const"), "enum", array(value));
  }

  private static @Nullable Node constInWords(ObjectNode s, Draw draw) {
    Node value = s.get("const");
    if (value == null) {
      return null;
    }
    ObjectNode words = null;
    if (value instanceof NumberNode) {
      words = object("type", "number", "minimum", value, "maximum", value);
    } else if (value instanceof StringNode text && text.value().matches("[a-z]*")) {
      words = object("type", "string", "pattern", "^" + text.value() + "$");
    } else if (value instanceof ArrayNode a) {
      List<Node> each = a.items().stream().map(v -> (Node) object("const", v)).toList();
      words = object("type", "array", "minItems", a.size(), "maxItems", a.size());
      words = a.size() == 0 ? words : with(words, "prefixItems", array(each));
    } else if (value instanceof ObjectNode o) {
      Map<String, Node> each = new LinkedHashMap<>();
      o.members().forEach(m -> each.put(m.key(), object("const", m.value())));
      words =
          object(
              "type",
              "object",
              "properties",
              Values.object(each),
              "required",
              array(o.keys()),
              "additionalProperties",
              false);
    }
    return words == null ? null : also(without(s, "const"), words);
  }

  private static @Nullable Node filtered(ObjectNode s, Draw draw) {
    if (!s.has("enum") && !s.has("const")) {
      return null;
    }
    List<Node> values = new ArrayList<>(items(s.get("enum")));
    if (values.isEmpty()) {
      values.add(s.get("const"));
    }
    values.removeIf(v -> !draw.accepts(s, v));
    return values.isEmpty() ? Values.FALSE : object("enum", array(values));
  }

  private static Node spelled(Node node) {
    if (node instanceof NumberNode n && n.value().precision() < 15) {
      String text = n.value().toPlainString();
      boolean whole = !text.contains(".");
      return new NumberNode(Source.NONE, 0, 0, whole ? text + ".0" : text + "0");
    }
    if (node instanceof ArrayNode array) {
      return array(array.items().stream().map(ValueRewrites::spelled).toList());
    }
    if (node instanceof ObjectNode object) {
      Map<String, Node> members = new LinkedHashMap<>();
      object.members().forEach(m -> members.put(m.key(), spelled(m.value())));
      return Values.object(members);
    }
    return node;
  }

  private static @Nullable Node typesAsAny(ObjectNode s, Draw draw) {
    if (!s.has("type")) {
      return null;
    }
    List<Node> ways = types(s).stream().map(t -> (Node) object("type", t)).toList();
    return also(without(s, "type"), "anyOf", array(ways));
  }

  private static @Nullable Node typeWords(ObjectNode s, Draw draw) {
    if (!s.has("type")) {
      return with(s, "type", array(draw.shuffled(types(s))));
    }
    if (isOf(s, "boolean")) {
      return also(without(s, "type"), "enum", array(false, true));
    }
    if (isOf(s, "null")) {
      return also(without(s, "type"), "const", Values.NULL);
    }
    List<String> types = new ArrayList<>(types(s));
    if (types.contains("number") && !types.contains("integer")) {
      types.add("integer");
    }
    return with(s, "type", array(types));
  }

  private static @Nullable Node splitByType(ObjectNode s, Draw draw) {
    List<String> types = types(s);
    if (types.size() < 2) {
      return null;
    }
    boolean apart = !types.contains("integer") || !types.contains("number");
    List<Node> ways = types.stream().map(t -> (Node) with(s, "type", t)).toList();
    return object(apart && draw.chance(50) ? "oneOf" : "anyOf", array(ways));
  }

  private static @Nullable Node irrelevant(ObjectNode s, Draw draw) {
    List<String> types = types(s);
    List<String> others = new ArrayList<>(GUARDED.keySet());
    others.removeIf(t -> types.contains(t) || t.equals("number") && types.contains("integer"));
    if (!s.has("type") || others.isEmpty()) {
      return null;
    }
    others.sort(null);
    List<Object> keywords = GUARDED.get(draw.pick(others));
    int at = 2 * draw.below(keywords.size() / 2);
    String keyword = (String) keywords.get(at);
    return s.has(keyword) ? null : with(s, keyword, keywords.get(at + 1));
  }

  private static @Nullable Node relevant(ObjectNode s, Draw draw) {
    if (!s.has("type")) {
      return null;
    }
    List<String> types = types(s);
    ObjectNode out = s;
    for (Map.Entry<String, Set<String>> entry : KEYWORDS.entrySet()) {
      if (!types.contains(entry.getKey())
          && !(entry.getKey().equals("number") && types.contains("integer"))) {
        out = without(out, entry.getValue().toArray(String[]::new));
      }
    }
    return out.size() == s.size() ? null : out;
  }

  private static @Nullable Node exclusive(ObjectNode s, Draw draw) {
    if (!isOf(s, "integer")) {
      return null;
    }
    BigDecimal min = number(s, "minimum");
    BigDecimal max = number(s, "maximum");
    BigDecimal above = number(s, "exclusiveMinimum");
    BigDecimal below = number(s, "exclusiveMaximum");
    if (min != null && above == null) {
      BigDecimal up = min.setScale(0, RoundingMode.CEILING);
      return with(without(s, "minimum"), "exclusiveMinimum", up.subtract(BigDecimal.ONE));
    }
    if (max != null && below == null) {
      BigDecimal down = max.setScale(0, RoundingMode.FLOOR);
      return with(without(s, "maximum"), "exclusiveMaximum", down.add(BigDecimal.ONE));
    }
    if (above != null && min == null) {
      BigDecimal down = above.setScale(0, RoundingMode.FLOOR);
      return with(without(s, "exclusiveMinimum"), "minimum", down.add(BigDecimal.ONE));
    }
    return null;
  }

  private static @Nullable Node whole(ObjectNode s, Draw draw) {
    if (isOf(s, "integer")) {
      return also(with(s, "type", "number"), "multipleOf", 1);
    }
    BigDecimal step = number(s, "multipleOf");
    return isOf(s, "number") && step != null && step.compareTo(BigDecimal.ONE) == 0
        ? with(without(s, "multipleOf"), "type", "integer")
        : null;
  }

  private static @Nullable Node multiples(ObjectNode s, Draw draw) {
    BigDecimal step = number(s, "multipleOf");
    if (step == null) {
      return null;
    }
    BigDecimal factor = new BigDecimal(draw.pick(List.of("0.5", "0.1", "0.25")));
    return draw.chance(50)
        ? also(s, object("multipleOf", step.multiply(factor)))
        : also(
            with(s, "multipleOf", step.multiply(new BigDecimal("0.5"))),
            // Of 0.5n and 0.2n the least common multiple is n.
            object("multipleOf", step.multiply(new BigDecimal("0.2"))));
  }

  private static @Nullable Node lengthAsPattern(ObjectNode s, Draw draw) {
    BigDecimal min = number(s, "minLength");
    if (min != null) {
      return also(without(s, "minLength"), "pattern", "^[\\s\\S]{" + min.intValue() + ",}$");
    }
    BigDecimal max = number(s, "maxLength");
    return max == null
        ? null
        : also(without(s, "maxLength"), "pattern", "^[\\s\\S]{0," + max.intValue() + "}$");
  }

  private static @Nullable Node patternWords(ObjectNode s, Draw draw) {
    if (!(s.get("pattern") instanceof StringNode text)) {
      return null;
    }
    String p = text.value();
    return switch (draw.below(4)) {
      case 0 -> with(s, "pattern", "(?:" + p + ")");
      case 1 -> with(s, "pattern", "(" + p + "|" + p + ")");
      case 2 -> with(s, "pattern", "[\\s\\S]*(" + p + ")");
      default ->
          also(without(s, "pattern"), not(object("type", "string", "not", object("pattern", p))));
    };
  }

  private static @Nullable Node boundAsNot(ObjectNode s, Draw draw) {
    List<List<Object>> duals =
        List.of(
            List.of("minimum", "number", "exclusiveMaximum", 0),
            List.of("maximum", "number", "exclusiveMinimum", 0),
            List.of("exclusiveMinimum", "number", "maximum", 0),
            List.of("exclusiveMaximum", "number", "minimum", 0),
            List.of("minLength", "string", "maxLength", -1),
            List.of("maxLength", "string", "minLength", 1),
            List.of("minItems", "array", "maxItems", -1),
            List.of("maxItems", "array", "minItems", 1),
            List.of("minProperties", "object", "maxProperties", -1),
            List.of("maxProperties", "object", "minProperties", 1));
    for (List<Object> dual : draw.shuffled(duals)) {
      String keyword = (String) dual.get(0);
      BigDecimal limit = number(s, keyword);
      if (limit != null) {
        BigDecimal other = limit.add(BigDecimal.valueOf((Integer) dual.get(3)));
        if (other.signum() >= 0 || dual.get(1).equals("number")) {
          return also(
              without(s, keyword), not(object("type", dual.get(1), (String) dual.get(2), other)));
        }
      }
    }
    return null;
  }

  private static @Nullable Node redundantBound(ObjectNode s, Draw draw) {
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
                "maxProperties"))) {
      BigDecimal limit = number(s, keyword);
      if (limit != null) {
        BigDecimal laxer =
            keyword.startsWith("min") ? limit.subtract(BigDecimal.ONE) : limit.add(BigDecimal.ONE);
        if (laxer.signum() >= 0 || keyword.length() == 7) {
          return also(s, object(keyword, laxer));
        }
      }
    }
    return null;
  }
}
