package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.also;
import static dev.tapeout.diff.language.Json.array;
import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.not;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.reference;
import static dev.tapeout.diff.language.Json.referred;
import static dev.tapeout.diff.language.Json.with;
import static dev.tapeout.diff.language.Json.without;
import static dev.tapeout.diff.language.Operator.same;
import static dev.tapeout.diff.language.Operator.sameOfAny;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Operator.Made;
import dev.tapeout.diff.language.Operator.Needs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Other words for the same, by references and boolean logic. */
final class LogicRewrites {
  /** Keywords that have to stay together. */
  private static final List<Set<String>> GROUPS =
      List.of(
          Set.of("properties", "patternProperties", "additionalProperties"),
          Set.of("prefixItems", "items"),
          Set.of("contains", "minContains", "maxContains"),
          Set.of("if", "then", "else"));

  private LogicRewrites() {}

  static List<Operator> all() {
    List<Operator> all = new ArrayList<>();
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      all.add(any("wrap in " + keyword, Needs.NOTHING, (s, d) -> object(keyword, array(s))));
    }
    all.addAll(
        List.of(
            any("negate twice", Needs.UNWATCHED_AROUND, (s, d) -> not(not(s))),
            any("extract $ref", Needs.NOTHING, (s, d) -> reference(d.define(s))),
            any("say twice", Needs.NOTHING, LogicRewrites::twice),
            any("add a neutral branch", Needs.NOTHING, LogicRewrites::neutral),
            any("absorb", Needs.UNWATCHED_AROUND, LogicRewrites::absorbed),
            any("excluded middle", Needs.UNWATCHED_AROUND, LogicRewrites::excludedMiddle),
            any("boolean schema", Needs.NOTHING, LogicRewrites::booleans),
            same("inline $ref", Needs.NOTHING, LogicRewrites::inlined),
            same("$ref as $dynamicRef", Needs.NOTHING, LogicRewrites::dynamic),
            same("split into allOf", Needs.NOTHING, LogicRewrites::split),
            same("flatten allOf", Needs.NOTHING, LogicRewrites::flattened),
            same("reorder", Needs.NOTHING, (s, d) -> reordered(s, d)),
            same("De Morgan", Needs.UNWATCHED, LogicRewrites::deMorgan),
            same("not anyOf as allOf of not", Needs.NOTHING, LogicRewrites::notAny),
            same("if as anyOf", Needs.NOTHING, LogicRewrites::conditionalAsUnion),
            same("if as implications", Needs.UNWATCHED, LogicRewrites::implications),
            same("anyOf as if", Needs.UNWATCHED, LogicRewrites::anyAsConditional),
            same("expand oneOf", Needs.NOTHING, LogicRewrites::expandedOne),
            same("oneOf as anyOf and not both", Needs.NOTHING, LogicRewrites::oneAsAny),
            same("distribute anyOf", Needs.UNWATCHED, LogicRewrites::distributed)));
    return all;
  }

  private static Operator any(
      String name, Needs needs, BiFunction<Node, Draw, @Nullable Node> making) {
    return sameOfAny(
        name,
        needs,
        (schema, draw) -> {
          Node made = making.apply(schema, draw);
          return made == null ? null : new Made(made, List.of());
        });
  }

  private static Node twice(Node s, Draw draw) {
    return object(draw.chance(50) ? "allOf" : "anyOf", array(s, s));
  }

  private static Node neutral(Node s, Draw draw) {
    return switch (draw.below(3)) {
      case 0 -> object("allOf", array(s, true));
      case 1 -> object("anyOf", array(s, false));
      default -> object("oneOf", array(false, s));
    };
  }

  private static Node absorbed(Node s, Draw draw) {
    Node other = draw.schema();
    return draw.chance(50)
        ? object("anyOf", array(s, object("allOf", array(s, other))))
        : object("allOf", array(object("anyOf", array(other, s)), s));
  }

  private static Node excludedMiddle(Node s, Draw draw) {
    Node other = draw.schema();
    return switch (draw.below(3)) {
      case 0 -> object("if", other, "then", s, "else", s);
      case 1 ->
          object(
              "anyOf",
              array(object("allOf", array(s, other)), object("allOf", array(s, not(other)))));
      default ->
          object(
              "oneOf",
              array(object("allOf", array(s, other)), object("allOf", array(not(other), s))));
    };
  }

  private static @Nullable Node booleans(Node s, Draw draw) {
    if (!(s instanceof BooleanNode b)) {
      return null;
    }
    if (b.value()) {
      return draw.chance(50) ? object() : not(false);
    }
    return draw.chance(50)
        ? not(object())
        : object("type", "string", "minLength", 2, "maxLength", 1);
  }

  private static @Nullable Node inlined(ObjectNode s, Draw draw) {
    String name = referred(s, "$ref");
    if (name == null) {
      return null;
    }
    Node body = draw.definition(name);
    return s.size() == 1 ? body : also(without(s, "$ref"), body);
  }

  private static @Nullable Node dynamic(ObjectNode s, Draw draw) {
    return s.has("$ref") && !s.has("$dynamicRef")
        ? with(without(s, "$ref"), "$dynamicRef", s.get("$ref"))
        : null;
  }

  private static @Nullable Node split(ObjectNode s, Draw draw) {
    List<String> keys = new ArrayList<>(s.keys());
    keys.removeAll(List.of("allOf", "unevaluatedProperties", "unevaluatedItems", "$defs"));
    if (keys.isEmpty()) {
      return null;
    }
    Set<String> moved = groupOf(draw.pick(keys));
    Map<String, Node> branch = new LinkedHashMap<>();
    s.members().stream()
        .filter(m -> moved.contains(m.key()))
        .forEach(m -> branch.put(m.key(), m.value()));
    return also(without(s, moved.toArray(String[]::new)), Values.object(branch));
  }

  private static Set<String> groupOf(String keyword) {
    return GROUPS.stream().filter(g -> g.contains(keyword)).findFirst().orElse(Set.of(keyword));
  }

  private static @Nullable Node flattened(ObjectNode s, Draw draw) {
    List<Node> all = items(s.get("allOf"));
    if (all.isEmpty()) {
      return null;
    }
    int at = draw.below(all.size());
    if (!(all.get(at) instanceof ObjectNode branch)
        || branch.has("unevaluatedProperties")
        || branch.has("unevaluatedItems")) {
      return null;
    }
    for (String key : branch.keys()) {
      if (!key.equals("allOf") && groupOf(key).stream().anyMatch(s::has)) {
        return null;
      }
    }
    List<Node> rest = new ArrayList<>(all);
    rest.remove(at);
    rest.addAll(items(branch.get("allOf")));
    ObjectNode merged = without(s, "allOf");
    for (ObjectNode.Member member : branch.members()) {
      merged = with(merged, member.key(), member.value());
    }
    return rest.isEmpty() ? without(merged, "allOf") : with(merged, "allOf", array(rest));
  }

  private static ObjectNode reordered(ObjectNode s, Draw draw) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (ObjectNode.Member member : draw.shuffled(s.members())) {
      Node value = member.value();
      switch (member.key()) {
        case "allOf", "anyOf", "oneOf", "type", "enum", "required" -> {
          if (value instanceof ArrayNode a) {
            value = array(draw.shuffled(a.items()));
          }
        }
        case "properties", "patternProperties", "dependentSchemas", "dependentRequired" -> {
          Map<String, Node> named = new LinkedHashMap<>();
          draw.shuffled(((ObjectNode) value).members()).forEach(m -> named.put(m.key(), m.value()));
          value = Values.object(named);
        }
        default -> {}
      }
      members.put(member.key(), value);
    }
    return Values.object(members);
  }

  private static List<Node> negated(List<Node> schemas) {
    return schemas.stream().map(s -> (Node) not(s)).toList();
  }

  private static @Nullable Node deMorgan(ObjectNode s, Draw draw) {
    for (String keyword : draw.shuffled(List.of("anyOf", "allOf"))) {
      List<Node> branches = items(s.get(keyword));
      if (!branches.isEmpty()) {
        String dual = keyword.equals("anyOf") ? "allOf" : "anyOf";
        return also(without(s, keyword), "not", object(dual, array(negated(branches))));
      }
    }
    return null;
  }

  private static @Nullable Node notAny(ObjectNode s, Draw draw) {
    if (!(s.get("not") instanceof ObjectNode no) || no.size() != 1 || !no.has("anyOf")) {
      return null;
    }
    ObjectNode out = without(s, "not");
    for (Node each : negated(items(no.get("anyOf")))) {
      out = also(out, each);
    }
    return out;
  }

  private static Node or(@Nullable Node schema) {
    return schema == null ? Values.TRUE : schema;
  }

  private static @Nullable Node conditionalAsUnion(ObjectNode s, Draw draw) {
    Node condition = s.get("if");
    if (condition == null) {
      return null;
    }
    return also(
        without(s, "if", "then", "else"),
        draw.chance(50) ? "anyOf" : "oneOf",
        array(
            object("allOf", array(condition, or(s.get("then")))),
            object("allOf", array(not(condition), or(s.get("else"))))));
  }

  private static @Nullable Node implications(ObjectNode s, Draw draw) {
    Node condition = s.get("if");
    if (condition == null) {
      return null;
    }
    ObjectNode then = object("anyOf", array(not(condition), or(s.get("then"))));
    ObjectNode otherwise = object("anyOf", array(condition, or(s.get("else"))));
    return also(also(without(s, "if", "then", "else"), then), otherwise);
  }

  private static @Nullable Node anyAsConditional(ObjectNode s, Draw draw) {
    List<Node> any = items(s.get("anyOf"));
    if (any.size() < 2) {
      return null;
    }
    ObjectNode rest = object("anyOf", array(any.subList(1, any.size())));
    return also(without(s, "anyOf"), object("if", any.get(0), "else", rest));
  }

  private static @Nullable Node expandedOne(ObjectNode s, Draw draw) {
    List<Node> one = items(s.get("oneOf"));
    if (one.isEmpty()) {
      return null;
    }
    List<Node> ways = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      List<Node> way = new ArrayList<>(negated(one));
      way.set(i, one.get(i));
      ways.add(object("allOf", array(way)));
    }
    return also(without(s, "oneOf"), "anyOf", array(ways));
  }

  private static @Nullable Node oneAsAny(ObjectNode s, Draw draw) {
    List<Node> one = items(s.get("oneOf"));
    if (one.size() != 2) {
      return null;
    }
    return also(also(without(s, "oneOf"), "anyOf", array(one)), "not", object("allOf", array(one)));
  }

  private static @Nullable Node distributed(ObjectNode s, Draw draw) {
    List<Node> any = items(s.get("anyOf"));
    ObjectNode rest = without(s, "anyOf");
    if (any.isEmpty() || rest.size() == 0) {
      return null;
    }
    List<Node> ways = new ArrayList<>();
    any.forEach(a -> ways.add(object("allOf", array(rest, a))));
    return object("anyOf", array(ways));
  }
}
