package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.also;
import static dev.tapeout.diff.language.Json.array;
import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.members;
import static dev.tapeout.diff.language.Json.not;
import static dev.tapeout.diff.language.Json.number;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.texts;
import static dev.tapeout.diff.language.Json.types;
import static dev.tapeout.diff.language.Json.with;
import static dev.tapeout.diff.language.Json.without;
import static dev.tapeout.diff.language.Operator.narrower;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Operator.Made;
import dev.tapeout.diff.language.Operator.Needs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a schema accept less, or no more. */
final class Narrowings {
  private Narrowings() {}

  static List<Operator> all() {
    List<Operator> all = new ArrayList<>();
    for (String keyword :
        List.of(
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties")) {
      all.add(narrower("tighten " + keyword, Needs.NOTHING, (s, d) -> tightened(s, d, keyword)));
    }
    all.addAll(
        List.of(
            narrower("exclude the bound", Needs.NOTHING, Narrowings::excluded),
            narrower("coarser multipleOf", Needs.NOTHING, Narrowings::coarser),
            narrower("add pattern", Needs.NOTHING, Narrowings::patterned),
            narrower("drop enum value", Needs.NOTHING, Narrowings::enumDropped),
            narrower("drop type", Needs.NOTHING, Narrowings::typeDropped),
            narrower("number to integer", Needs.NOTHING, Narrowings::integer),
            narrower("require", Needs.NOTHING, Narrowings::required),
            narrower("close", Needs.NOTHING, Narrowings::closed),
            narrower("forbid property", Needs.NOTHING, Narrowings::forbidden),
            narrower("constrain property", Needs.UNWATCHED, Narrowings::property),
            narrower("constrain names", Needs.NOTHING, Narrowings::names),
            narrower("depend", Needs.NOTHING, Narrowings::dependent),
            narrower("constrain items", Needs.UNWATCHED, Narrowings::itemsGiven),
            narrower("forbid more items", Needs.NOTHING, Narrowings::unevaluatedItems),
            narrower("contain", Needs.UNWATCHED, Narrowings::contained),
            narrower("count contains", Needs.NOTHING, Narrowings::counted),
            narrower("make unique", Needs.NOTHING, Narrowings::unique),
            narrower("also allOf", Needs.UNWATCHED, Narrowings::conjoined),
            narrower("not that", Needs.NOTHING, Narrowings::excepted),
            narrower("drop anyOf branch", Needs.NOTHING, Narrowings::branchDropped),
            narrower("forbid then", Needs.NOTHING, Narrowings::thenForbidden),
            narrower("only one value", Needs.NOTHING, Narrowings::oneValue),
            narrower("nothing", Needs.NOTHING, Narrowings::nothing)));
    return all;
  }

  private static Made made(Node schema, Node... apart) {
    return new Made(schema, List.of(apart));
  }

  private static Node made(Draw draw, ObjectNode schema, String type) {
    return draw.instance(with(schema, "type", type));
  }

  private static @Nullable Made tightened(ObjectNode s, Draw draw, String keyword) {
    boolean min = keyword.startsWith("min");
    BigDecimal limit = number(s, keyword);
    if (limit == null) {
      limit = BigDecimal.valueOf(draw.below(3));
      ObjectNode out = with(s, keyword, limit);
      BigDecimal beyond = min ? limit.subtract(BigDecimal.ONE) : limit.add(BigDecimal.ONE);
      return new Made(
          out,
          beyond.signum() < 0 && !keyword.endsWith("imum")
              ? List.of()
              : apart(s, draw, keyword, beyond));
    }
    BigDecimal tighter = min ? limit.add(BigDecimal.ONE) : limit.subtract(BigDecimal.ONE);
    if (tighter.signum() < 0 && !keyword.endsWith("imum")) {
      return null;
    }
    return new Made(with(s, keyword, tighter), apart(s, draw, keyword, limit));
  }

  private static List<Node> apart(ObjectNode s, Draw draw, String keyword, BigDecimal size) {
    int n = Math.min(Math.max(size.intValue(), 0), 8);
    if (keyword.endsWith("imum")) {
      BigDecimal half = new BigDecimal("0.5");
      return List.of(
          Values.number(size), Values.number(size.add(half)), Values.number(size.subtract(half)));
    }
    if (keyword.endsWith("Length")) {
      return List.of(
          Values.string("a".repeat(n)), Values.string("b".repeat(n)), Values.string("z".repeat(n)));
    }
    if (keyword.endsWith("Items")) {
      return List.of(
          draw.instance(with(with(with(s, "type", "array"), "minItems", n), "maxItems", n)));
    }
    ObjectNode sized =
        with(with(with(s, "type", "object"), "minProperties", n), "maxProperties", n);
    return List.of(draw.instance(sized), draw.instance(sized));
  }

  private static @Nullable Made excluded(ObjectNode s, Draw draw) {
    for (String keyword : draw.shuffled(List.of("minimum", "maximum"))) {
      BigDecimal limit = number(s, keyword);
      String exclusive = "exclusive" + (keyword.equals("minimum") ? "Minimum" : "Maximum");
      if (limit != null && !s.has(exclusive)) {
        return made(with(without(s, keyword), exclusive, limit), Values.number(limit));
      }
    }
    return null;
  }

  private static Made coarser(ObjectNode s, Draw draw) {
    BigDecimal step = number(s, "multipleOf");
    if (step == null) {
      return made(with(s, "multipleOf", 3), Values.number(1), Values.number(2), Values.number(4));
    }
    return made(
        with(s, "multipleOf", step.multiply(BigDecimal.valueOf(2))),
        Values.number(step),
        Values.number(step.multiply(BigDecimal.valueOf(3))));
  }

  private static Made patterned(ObjectNode s, Draw draw) {
    String pattern = draw.pick(List.of("^a", "b$", "^[ab]*$", "^\\w+$", "aa", "^$"));
    return made(
        also(s, "pattern", pattern),
        Values.string(""),
        Values.string("zz"),
        Values.string("b"),
        Values.string("a"),
        Values.string("ab"));
  }

  private static @Nullable Made enumDropped(ObjectNode s, Draw draw) {
    List<Node> values = items(s.get("enum"));
    if (values.size() < 2) {
      return null;
    }
    int at = draw.below(values.size());
    return made(with(s, "enum", without((ArrayNode) s.get("enum"), at)), values.get(at));
  }

  private static @Nullable Made typeDropped(ObjectNode s, Draw draw) {
    List<String> types = types(s);
    if (types.size() < 2) {
      return null;
    }
    String dropped = draw.pick(types);
    List<String> left = types.stream().filter(t -> !t.equals(dropped)).toList();
    return made(with(s, "type", array(left)), made(draw, s, dropped), made(draw, s, dropped));
  }

  private static @Nullable Made integer(ObjectNode s, Draw draw) {
    List<String> types = types(s);
    if (!types.contains("number")) {
      return null;
    }
    List<String> left =
        types.stream().map(t -> t.equals("number") ? "integer" : t).distinct().toList();
    return made(
        with(s, "type", array(left)),
        Values.number(new BigDecimal("0.5")),
        Values.number(new BigDecimal("1.5")),
        Values.number(new BigDecimal("3.5")));
  }

  private static String name(Draw draw) {
    return draw.pick(List.of("a", "b", "c", "zz"));
  }

  private static @Nullable Made required(ObjectNode s, Draw draw) {
    String name = name(draw);
    List<String> names = new ArrayList<>(texts(s.get("required")));
    if (names.contains(name)) {
      return null;
    }
    names.add(name);
    ObjectNode object = (ObjectNode) draw.instance(object("type", "object", "maxProperties", 0));
    return made(
        with(s, "required", array(names)), lacking(s, draw, name), lacking(s, draw, name), object);
  }

  private static Node lacking(ObjectNode s, Draw draw, String name) {
    Node instance = made(draw, s, "object");
    return instance instanceof ObjectNode o ? without(o, name) : instance;
  }

  private static Node having(ObjectNode s, Draw draw, String name) {
    List<String> names = new ArrayList<>(texts(s.get("required")));
    names.add(name);
    return made(draw, with(s, "required", array(names)), "object");
  }

  private static @Nullable Made closed(ObjectNode s, Draw draw) {
    String keyword = draw.chance(60) ? "additionalProperties" : "unevaluatedProperties";
    return s.has(keyword)
        ? null
        : made(with(s, keyword, false), having(s, draw, "zz"), having(s, draw, "c"));
  }

  private static Made forbidden(ObjectNode s, Draw draw) {
    String name = name(draw);
    return made(
        with(s, "properties", with(members(s, "properties"), name, false)),
        having(s, draw, name),
        having(s, draw, name));
  }

  private static @Nullable Made property(ObjectNode s, Draw draw) {
    String name = name(draw);
    ObjectNode properties = members(s, "properties");
    if (properties.has(name)) {
      Node both = object("allOf", array(properties.get(name), draw.schema()));
      return made(
          with(s, "properties", with(properties, name, both)),
          having(s, draw, name),
          having(s, draw, name),
          having(s, draw, name));
    }
    return s.has("additionalProperties")
        ? null
        : made(
            with(s, "properties", with(properties, name, draw.schema())),
            having(s, draw, name),
            having(s, draw, name));
  }

  private static Made names(ObjectNode s, Draw draw) {
    Node names =
        draw.pick(
            List.of(
                object("maxLength", 1),
                object("pattern", "^[ab]"),
                object("enum", array("a", "zz")),
                object("not", object("const", "b"))));
    return made(
        also(s, "propertyNames", names),
        having(s, draw, "c"),
        having(s, draw, "zz"),
        having(s, draw, "b"));
  }

  private static @Nullable Made dependent(ObjectNode s, Draw draw) {
    String name = name(draw);
    String other = name(draw);
    if (name.equals(other)) {
      return null;
    }
    Node has = having(s, draw, name);
    Node lacks = has instanceof ObjectNode o ? without(o, other) : has;
    if (draw.chance(50)) {
      return s.has("dependentRequired")
          ? null
          : made(with(s, "dependentRequired", object(name, array(other))), lacks);
    }
    return s.has("dependentSchemas")
        ? null
        : made(with(s, "dependentSchemas", object(name, object("required", array(other)))), lacks);
  }

  private static Node ofLength(ObjectNode s, Draw draw, int length) {
    return made(draw, with(s, "minItems", length), "array");
  }

  private static @Nullable Made itemsGiven(ObjectNode s, Draw draw) {
    Node items = s.get("items");
    Node more = draw.schema();
    return made(
        with(s, "items", items == null ? more : object("allOf", array(items, more))),
        ofLength(s, draw, 1),
        ofLength(s, draw, 2),
        ofLength(s, draw, 2));
  }

  private static @Nullable Made unevaluatedItems(ObjectNode s, Draw draw) {
    String keyword = draw.chance(50) ? "items" : "unevaluatedItems";
    return s.has(keyword)
        ? null
        : made(with(s, keyword, false), ofLength(s, draw, 1), ofLength(s, draw, 2));
  }

  private static @Nullable Made contained(ObjectNode s, Draw draw) {
    return s.has("contains")
        ? null
        : made(
            with(s, "contains", draw.schema()),
            array(),
            ofLength(s, draw, 1),
            ofLength(s, draw, 2));
  }

  private static @Nullable Made counted(ObjectNode s, Draw draw) {
    if (!s.has("contains")) {
      return null;
    }
    BigDecimal min = number(s, "minContains");
    BigDecimal max = number(s, "maxContains");
    if (draw.chance(50)) {
      BigDecimal more = (min == null ? BigDecimal.ONE : min).add(BigDecimal.ONE);
      return made(with(s, "minContains", more), ofLength(s, draw, 1), ofLength(s, draw, 2));
    }
    BigDecimal less = max == null ? BigDecimal.ONE : max.subtract(BigDecimal.ONE);
    return less.signum() < 0
        ? null
        : made(with(s, "maxContains", less), ofLength(s, draw, 1), ofLength(s, draw, 2));
  }

  private static @Nullable Made unique(ObjectNode s, Draw draw) {
    if (s.has("uniqueItems")) {
      return null;
    }
    Node one = ofLength(s, draw, 1);
    Node twice = one instanceof ArrayNode a && a.size() > 0 ? array(a.get(0), a.get(0)) : one;
    return made(with(s, "uniqueItems", true), twice);
  }

  private static Made conjoined(ObjectNode s, Draw draw) {
    return made(also(s, draw.schema()), draw.instance(s), draw.instance(s), draw.instance(s));
  }

  private static Made excepted(ObjectNode s, Draw draw) {
    if (draw.chance(50)) {
      Node instance = draw.instance(s);
      return made(also(s, not(object("const", instance))), instance);
    }
    Node other = draw.schema();
    return made(also(s, "not", other), draw.instance(s), draw.instance(other));
  }

  private static @Nullable Made branchDropped(ObjectNode s, Draw draw) {
    List<Node> branches = items(s.get("anyOf"));
    if (branches.size() < 2) {
      return null;
    }
    int at = draw.below(branches.size());
    return made(
        with(s, "anyOf", without((ArrayNode) s.get("anyOf"), at)),
        draw.instance(branches.get(at)),
        draw.instance(branches.get(at)));
  }

  private static @Nullable Made thenForbidden(ObjectNode s, Draw draw) {
    String keyword = draw.chance(50) ? "then" : "else";
    Node condition = s.get("if");
    return condition == null
        ? null
        : made(
            with(s, keyword, false), draw.instance(condition), draw.instance(s), draw.instance(s));
  }

  private static Made oneValue(ObjectNode s, Draw draw) {
    Node value = draw.instance(s);
    Node only = s.has("const") || value instanceof StringNode ? array(value, value) : array(value);
    return made(also(s, "enum", only), draw.instance(s), draw.instance(s));
  }

  private static Made nothing(ObjectNode s, Draw draw) {
    return made(Values.FALSE, draw.instance(s), draw.instance(s), draw.instance(s));
  }
}
