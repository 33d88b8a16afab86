package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.members;
import static dev.tapeout.diff.language.Json.target;
import static dev.tapeout.diff.language.Json.texts;
import static dev.tapeout.diff.language.Json.types;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guesses an instance of a schema, with a given value at a given place. It is often right, and the
 * caller finds out; it has nothing in common with the search that it is there to contradict.
 */
final class Instances {
  private static final List<String> STRINGS =
      List.of("a", "", "b", "ab", "aa", "bb", "aab", "zz", "aaa", "bab", "abab", "aaaaaa");
  private static final int DEPTH = 6;

  private final ObjectNode document;
  private final Draw draw;

  Instances(ObjectNode document, Draw draw) {
    this.document = document;
    this.draw = draw;
  }

  /** All schemas that apply at one place of the instance, and the way on to the given value. */
  private static final class Here {
    final List<ObjectNode> schemas = new ArrayList<>();
    @Nullable List<Object> way;

    /** Which of the schemas the way goes on from. */
    Node from = Values.TRUE;
  }

  Node of(Node schema) {
    return value(schema, null, Values.NULL, DEPTH);
  }

  /** An instance of the document with {@code given} where {@code route} leads. */
  Node with(List<Object> route, Node given) {
    return value(document, route, given, DEPTH);
  }

  private Node value(Node schema, @Nullable List<Object> way, Node given, int depth) {
    Here here = new Here();
    gather(schema, way, here, 12);
    if (here.way != null && here.way.isEmpty()) {
      return given;
    }
    if (here.way == null) {
      for (ObjectNode s : here.schemas) {
        if (s.has("const")) {
          return s.get("const");
        }
        if (s.has("enum")) {
          return draw.pick(items(s.get("enum")));
        }
      }
    }
    return switch (type(here)) {
      case "null" -> Values.NULL;
      case "boolean" -> Values.bool(draw.chance(50));
      case "integer" -> number(here, true);
      case "number" -> number(here, draw.chance(60));
      case "string" -> string(here);
      case "array" -> array(here, given, depth);
      default -> object(here, given, depth);
    };
  }

  private void gather(Node schema, @Nullable List<Object> way, Here here, int depth) {
    if (way != null && way.isEmpty()) {
      here.way = way;
      return;
    }
    if (depth == 0 || !(schema instanceof ObjectNode s)) {
      return;
    }
    here.schemas.add(s);
    String next = way == null ? "" : (String) way.get(0);
    switch (next) {
      case "allOf", "anyOf", "oneOf" ->
          gather(Json.at(s, way.subList(0, 2)), way.subList(2, way.size()), here, depth - 1);
      case "not", "if", "then", "else" ->
          gather(s.get(next), way.subList(1, way.size()), here, depth - 1);
      case "dependentSchemas" -> {
        here.schemas.add(Json.object("required", Json.array(way.get(1))));
        gather(Json.at(s, way.subList(0, 2)), way.subList(2, way.size()), here, depth - 1);
      }
      case "$ref", "$dynamicRef" ->
          gather(target(document, s, next), way.subList(1, way.size()), here, depth - 1);
      case "" -> {}
      default -> {
        here.way = way;
        here.from = s;
      }
    }
    int on = depth - 1;
    for (int i = 0; i < items(s.get("allOf")).size(); i++) {
      if (!next.equals("allOf") || !way.get(1).equals(i)) {
        gather(items(s.get("allOf")).get(i), null, here, on);
      }
    }
    for (String keyword : List.of("$ref", "$dynamicRef")) {
      if (!next.equals(keyword) && s.has(keyword)) {
        gather(target(document, s, keyword), null, here, on);
      }
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (!next.equals(keyword) && !items(s.get(keyword)).isEmpty()) {
        gather(draw.pick(items(s.get(keyword))), null, here, on);
      }
    }
    if (s.has("if") && !next.equals("else") && (next.equals("then") || draw.chance(60))) {
      gather(s.get("if"), null, here, on);
      if (s.has("then") && !next.equals("then")) {
        gather(s.get("then"), null, here, on);
      }
    } else if (s.has("else") && !next.equals("else")) {
      gather(s.get("else"), null, here, on);
    }
    if (s.get("not") instanceof ObjectNode no && no.get("not") != null && !next.equals("not")) {
      gather(no.get("not"), null, here, on);
    }
  }

  private String type(Here here) {
    if (here.way != null) {
      return switch ((String) here.way.get(0)) {
        case "prefixItems", "items", "contains", "unevaluatedItems" -> "array";
        default -> "object";
      };
    }
    List<String> possible =
        new ArrayList<>(
            List.of("null", "boolean", "integer", "number", "string", "array", "object"));
    boolean stated = false;
    for (ObjectNode s : here.schemas) {
      if (s.has("type")) {
        stated = true;
        List<String> types = types(s);
        possible.removeIf(
            t -> !types.contains(t) && !(t.equals("integer") && types.contains("number")));
      }
    }
    if (possible.isEmpty()) {
      return "null";
    }
    boolean shaped = here.schemas.stream().anyMatch(s -> s.has("properties") || s.has("required"));
    return !stated && shaped && draw.chance(70) ? "object" : draw.pick(possible);
  }

  private static @Nullable BigDecimal most(Here here, String keyword, boolean greatest) {
    BigDecimal most = null;
    for (ObjectNode s : here.schemas) {
      BigDecimal limit = Json.number(s, keyword);
      if (limit != null) {
        most = most == null ? limit : greatest ? most.max(limit) : most.min(limit);
      }
    }
    return most;
  }

  private Node number(Here here, boolean whole) {
    BigDecimal low = most(here, "minimum", true);
    BigDecimal above = most(here, "exclusiveMinimum", true);
    BigDecimal high = most(here, "maximum", false);
    BigDecimal below = most(here, "exclusiveMaximum", false);
    BigDecimal step = most(here, "multipleOf", true);
    BigDecimal unit = whole ? BigDecimal.ONE : new BigDecimal("0.5");
    BigDecimal n;
    if (above != null && (low == null || above.compareTo(low) >= 0)) {
      n = above.add(unit);
    } else if (low != null) {
      n = low;
    } else if (below != null && (high == null || below.compareTo(high) <= 0)) {
      n = below.subtract(unit);
    } else {
      n = high != null ? high : BigDecimal.valueOf(draw.below(4)).multiply(unit);
    }
    if (step != null) {
      boolean up = low != null || above != null;
      n = n.divide(step, 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR).multiply(step);
    }
    return Values.number(whole ? n.setScale(0, RoundingMode.CEILING) : n);
  }

  private Node string(Here here) {
    BigDecimal min = most(here, "minLength", true);
    BigDecimal max = most(here, "maxLength", false);
    List<String> fitting = new ArrayList<>(STRINGS);
    fitting.removeIf(text ->
        (min != null && text.length() < min.intValue())
            || (max != null && text.length() > max.intValue())
            || here.schemas.stream()
                .anyMatch(s ->
                    s.get("pattern") instanceof StringNode p
                        && !Pattern.compile(p.value()).matcher(text).find()));
    return Values.string(fitting.isEmpty() ? "a" : draw.pick(fitting));
  }

  private Node array(Here here, Node given, int depth) {
    BigDecimal min = most(here, "minItems", true);
    BigDecimal max = most(here, "maxItems", false);
    int at = -1;
    if (here.way != null) {
      at = here.way.get(0).equals("prefixItems") ? (Integer) here.way.get(1) : prefix(here);
    }
    List<Node> wanted = new ArrayList<>();
    for (ObjectNode s : here.schemas) {
      if (s.has("contains")) {
        BigDecimal count = Json.number(s, "minContains");
        for (int i = 0; i < (count == null ? 1 : Math.min(count.intValue(), 4)); i++) {
          wanted.add(s.get("contains"));
        }
      }
    }
    int length = Math.max(min == null ? 0 : min.intValue(), Math.max(at + 1, wanted.size()));
    if (length == 0 && depth > 0 && (max == null || max.signum() > 0)) {
      length = draw.below(2);
    }
    List<Node> elements = new ArrayList<>();
    for (int i = 0; i < Math.min(length, 8); i++) {
      List<Object> way = null;
      List<Node> all = new ArrayList<>();
      if (i == at) {
        int steps = here.way.get(0).equals("prefixItems") ? 2 : 1;
        all.add(Json.at(here.from, here.way.subList(0, steps)));
        way = here.way.subList(steps, here.way.size());
      }
      for (ObjectNode s : here.schemas) {
        List<Node> prefix = items(s.get("prefixItems"));
        Node item = i < prefix.size() ? prefix.get(i) : s.get("items");
        if (item == null) {
          item = s.get("unevaluatedItems");
        }
        if (item != null) {
          all.add(item);
        }
      }
      if (i < wanted.size()) {
        all.add(wanted.get(i));
      }
      elements.add(child(all, way, given, depth));
    }
    return Values.array(elements);
  }

  private static int prefix(Here here) {
    return here.schemas.stream().mapToInt(s -> items(s.get("prefixItems")).size()).max().orElse(0);
  }

  private Node child(List<Node> all, @Nullable List<Object> way, Node given, int depth) {
    if (depth == 0) {
      return Values.NULL;
    }
    List<Object> inner = way == null ? null : new ArrayList<>(List.of("allOf", 0));
    if (inner != null) {
      inner.addAll(way);
    }
    return value(Json.object("allOf", Json.array(all)), inner, given, depth - 1);
  }

  private Node object(Here here, Node given, int depth) {
    Set<String> names = new LinkedHashSet<>();
    String focused = null;
    int steps = 0;
    if (here.way != null) {
      String keyword = (String) here.way.get(0);
      steps = keyword.equals("properties") || keyword.equals("patternProperties") ? 2 : 1;
      if (keyword.equals("properties")) {
        focused = (String) here.way.get(1);
      } else if (keyword.equals("patternProperties")) {
        String pattern = (String) here.way.get(1);
        focused =
            STRINGS.stream()
                .filter(s -> Pattern.compile(pattern).matcher(s).find())
                .findFirst()
                .orElse("a");
      } else if (keyword.equals("propertyNames")) {
        return given instanceof StringNode name
            ? Json.object(name.value(), draw.value())
            : Json.object();
      } else {
        focused = draw.pick(List.of("zz", "c", "b"));
      }
      names.add(focused);
    }
    for (ObjectNode s : here.schemas) {
      names.addAll(texts(s.get("required")));
    }
    for (ObjectNode s : here.schemas) {
      for (String name : members(s, "properties").keys()) {
        if (draw.chance(25)) {
          names.add(name);
        }
      }
      members(s, "dependentRequired").members().stream()
          .filter(m -> names.contains(m.key()))
          .forEach(m -> names.addAll(texts(m.value())));
    }
    BigDecimal min = most(here, "minProperties", true);
    for (String name : List.of("a", "b", "c", "zz", "y", "x")) {
      if (min != null && names.size() < min.intValue()) {
        names.add(name);
      }
    }
    Map<String, Node> made = new LinkedHashMap<>();
    for (String name : names) {
      List<Node> all = new ArrayList<>();
      List<Object> way = null;
      if (name.equals(focused)) {
        all.add(Json.at(here.from, here.way.subList(0, steps)));
        way = here.way.subList(steps, here.way.size());
      }
      here.schemas.forEach(s -> all.addAll(schemasOf(s, name)));
      made.put(name, child(all, way, given, depth));
    }
    return Values.object(made);
  }

  private static List<Node> schemasOf(ObjectNode s, String name) {
    List<Node> all = new ArrayList<>();
    if (members(s, "properties").has(name)) {
      all.add(members(s, "properties").get(name));
    }
    for (ObjectNode.Member member : members(s, "patternProperties").members()) {
      if (Pattern.compile(member.key()).matcher(name).find()) {
        all.add(member.value());
      }
    }
    if (all.isEmpty() && s.has("additionalProperties")) {
      all.add(s.get("additionalProperties"));
    }
    return all;
  }
}
