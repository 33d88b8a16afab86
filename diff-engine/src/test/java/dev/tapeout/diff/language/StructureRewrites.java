package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.also;
import static dev.tapeout.diff.language.Json.array;
import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.members;
import static dev.tapeout.diff.language.Json.not;
import static dev.tapeout.diff.language.Json.number;
import static dev.tapeout.diff.language.Json.object;
import static dev.tapeout.diff.language.Json.texts;
import static dev.tapeout.diff.language.Json.with;
import static dev.tapeout.diff.language.Json.without;
import static dev.tapeout.diff.language.Operator.same;

import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.language.Operator.Needs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other words for the same, of objects and arrays. */
final class StructureRewrites {
  private static final List<String> IN_PLACE =
      List.of("$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas");

  private StructureRewrites() {}

  static List<Operator> all() {
    return List.of(
        same("additional and unevaluated", Needs.NOTHING, StructureRewrites::additional),
        same("unevaluated by cases", Needs.NOTHING, StructureRewrites::unevaluatedByCases),
        same("items and unevaluatedItems", Needs.NOTHING, StructureRewrites::itemsLeft),
        same("closed by propertyNames", Needs.NOTHING, StructureRewrites::closedByNames),
        same("closed with maxProperties", Needs.NOTHING, StructureRewrites::closedWithSize),
        same("property as pattern", Needs.NOTHING, StructureRewrites::propertyAsPattern),
        same("property that may be anything", Needs.UNWATCHED, StructureRewrites::anything),
        same("forbidden property as not required", Needs.NOTHING, StructureRewrites::forbidden),
        same("additional as pattern", Needs.NOTHING, StructureRewrites::additionalAsPattern),
        same("open additional", Needs.UNWATCHED, StructureRewrites::open),
        same("dependentRequired in other words", Needs.NOTHING, StructureRewrites::dependent),
        same("dependentSchemas as if", Needs.NOTHING, StructureRewrites::dependentAsIf),
        same("split required", Needs.NOTHING, StructureRewrites::splitRequired),
        same("required as not", Needs.NOTHING, StructureRewrites::requiredAsNot),
        same("implied minProperties", Needs.NOTHING, StructureRewrites::impliedSize),
        same("names by pattern", Needs.NOTHING, StructureRewrites::namesByPattern),
        same("shift items", Needs.NOTHING, StructureRewrites::shifted),
        same("maxItems as no items", Needs.UNWATCHED, StructureRewrites::noItems),
        same("no items as maxItems", Needs.NOTHING, StructureRewrites::noItemsAsSize),
        same("explicit minContains", Needs.NOTHING, StructureRewrites::minContains),
        same("contains as not items", Needs.UNWATCHED, StructureRewrites::containsAsNot),
        same("one element is unique", Needs.NOTHING, StructureRewrites::unique),
        same("contains that asks nothing", Needs.UNWATCHED, StructureRewrites::idleContains));
  }

  private static boolean plain(ObjectNode s) {
    return IN_PLACE.stream().noneMatch(s::has);
  }

  private static @Nullable Node renamed(ObjectNode s, String from, String to) {
    return s.has(from) && !s.has(to) && plain(s) ? with(without(s, from), to, s.get(from)) : null;
  }

  private static @Nullable Node additional(ObjectNode s, Draw draw) {
    Node closed = renamed(s, "additionalProperties", "unevaluatedProperties");
    return closed != null ? closed : renamed(s, "unevaluatedProperties", "additionalProperties");
  }

  /** Which branches accept decides what is evaluated: a schema for each case. */
  private static @Nullable Node unevaluatedByCases(ObjectNode s, Draw draw) {
    String keyword = s.has("unevaluatedItems") ? "unevaluatedItems" : "unevaluatedProperties";
    ObjectNode rest = without(s, "unevaluatedItems", "unevaluatedProperties");
    if (rest.size() != s.size() - 1) {
      return null;
    }
    List<List<Node>> cases = new ArrayList<>();
    List<Node> any = items(s.get("anyOf"));
    if (any.size() == 2) {
      rest = without(rest, "anyOf");
      cases.add(List.of(any.get(0), any.get(1)));
      cases.add(List.of(any.get(0), not(any.get(1))));
      cases.add(List.of(not(any.get(0)), any.get(1)));
    } else if (s.has("if")) {
      rest = without(rest, "if", "then", "else");
      Node condition = s.get("if");
      cases.add(List.of(condition, s.has("then") ? s.get("then") : Values.TRUE));
      cases.add(List.of(not(condition), s.has("else") ? s.get("else") : Values.TRUE));
    } else if (s.get("dependentSchemas") instanceof ObjectNode d && d.size() == 1) {
      rest = without(rest, "dependentSchemas");
      Node has = object("type", "object", "required", array(d.keys()));
      cases.add(List.of(has, d.members().get(0).value()));
      cases.add(List.of(not(has)));
    } else {
      return null;
    }
    List<Node> ways = new ArrayList<>();
    for (List<Node> each : cases) {
      ObjectNode way = rest;
      for (Node branch : each) {
        way = also(way, branch);
      }
      ways.add(with(way, keyword, s.get(keyword)));
    }
    return object(draw.chance(50) ? "anyOf" : "oneOf", array(ways));
  }

  private static @Nullable Node itemsLeft(ObjectNode s, Draw draw) {
    if (s.has("contains")) {
      return null;
    }
    Node left = renamed(s, "items", "unevaluatedItems");
    return left != null ? left : renamed(s, "unevaluatedItems", "items");
  }

  private static boolean isFalse(@Nullable Node schema) {
    return schema instanceof BooleanNode b && !b.value();
  }

  private static @Nullable Node closedByNames(ObjectNode s, Draw draw) {
    if (!isFalse(s.get("additionalProperties"))) {
      return null;
    }
    List<Node> known = new ArrayList<>();
    List<String> names = members(s, "properties").keys();
    if (!names.isEmpty()) {
      known.add(object("enum", array(names)));
    }
    members(s, "patternProperties").keys().forEach(p -> known.add(object("pattern", p)));
    Node allowed = known.isEmpty() ? Values.FALSE : object("anyOf", array(known));
    return also(without(s, "additionalProperties"), "propertyNames", allowed);
  }

  private static @Nullable Node closedWithSize(ObjectNode s, Draw draw) {
    return isFalse(s.get("additionalProperties")) && !s.has("patternProperties")
        ? also(s, "maxProperties", members(s, "properties").size())
        : null;
  }

  private static @Nullable Node propertyAsPattern(ObjectNode s, Draw draw) {
    ObjectNode properties = members(s, "properties");
    if (properties.size() == 0) {
      return null;
    }
    String name = draw.pick(properties.keys());
    String pattern = "^" + name + "$";
    ObjectNode patterns = members(s, "patternProperties");
    if (patterns.has(pattern) || !name.matches("[a-z0-9]+")) {
      return null;
    }
    return with(
        with(s, "properties", without(properties, name)),
        "patternProperties",
        with(patterns, pattern, properties.get(name)));
  }

  private static @Nullable Node anything(ObjectNode s, Draw draw) {
    return s.has("additionalProperties") || members(s, "properties").has("any")
        ? null
        : with(s, "properties", with(members(s, "properties"), "any", true));
  }

  private static @Nullable Node forbidden(ObjectNode s, Draw draw) {
    for (ObjectNode.Member member : members(s, "properties").members()) {
      if (isFalse(member.value())) {
        return also(
            with(s, "properties", without(members(s, "properties"), member.key())),
            not(object("type", "object", "required", array(member.key()))));
      }
    }
    return null;
  }

  private static @Nullable Node additionalAsPattern(ObjectNode s, Draw draw) {
    return s.has("additionalProperties") && !s.has("properties") && !s.has("patternProperties")
        ? with(
            without(s, "additionalProperties"),
            "patternProperties",
            object("", s.get("additionalProperties")))
        : null;
  }

  private static @Nullable Node open(ObjectNode s, Draw draw) {
    return s.has("additionalProperties") ? null : with(s, "additionalProperties", true);
  }

  private static @Nullable Node dependent(ObjectNode s, Draw draw) {
    ObjectNode dependents = members(s, "dependentRequired");
    if (dependents.size() == 0) {
      return null;
    }
    ObjectNode.Member first = dependents.members().get(0);
    ObjectNode left = without(dependents, first.key());
    ObjectNode rest =
        left.size() == 0 ? without(s, "dependentRequired") : with(s, "dependentRequired", left);
    ObjectNode has = object("required", array(first.key()));
    ObjectNode needs = object("required", first.value());
    return switch (draw.below(3)) {
      case 0 -> also(rest, "anyOf", array(not(has), needs));
      case 1 -> also(rest, object("if", has, "then", needs));
      default -> also(rest, "dependentSchemas", object(first.key(), needs));
    };
  }

  private static @Nullable Node dependentAsIf(ObjectNode s, Draw draw) {
    ObjectNode dependents = members(s, "dependentSchemas");
    if (dependents.size() == 0) {
      return null;
    }
    ObjectNode out = without(s, "dependentSchemas");
    for (ObjectNode.Member member : dependents.members()) {
      ObjectNode has = object("type", "object", "required", array(member.key()));
      out = also(out, object("if", has, "then", member.value()));
    }
    return out;
  }

  private static @Nullable Node splitRequired(ObjectNode s, Draw draw) {
    List<String> names = texts(s.get("required"));
    if (names.isEmpty()) {
      return null;
    }
    ObjectNode out = without(s, "required");
    for (String name : names) {
      out = also(out, object("required", array(name)));
    }
    return out;
  }

  private static @Nullable Node requiredAsNot(ObjectNode s, Draw draw) {
    List<String> names = texts(s.get("required"));
    if (names.isEmpty()) {
      return null;
    }
    ObjectNode out = without(s, "required");
    for (String name : names) {
      out = also(out, not(object("type", "object", "properties", object(name, false))));
    }
    return out;
  }

  private static @Nullable Node impliedSize(ObjectNode s, Draw draw) {
    int required = texts(s.get("required")).size();
    return required == 0 ? null : also(s, "minProperties", 1 + draw.below(required));
  }

  private static @Nullable Node namesByPattern(ObjectNode s, Draw draw) {
    if (!(s.get("propertyNames") instanceof ObjectNode names) || names.size() != 1) {
      return null;
    }
    BigDecimal max = number(names, "maxLength");
    if (max == null) {
      return null;
    }
    String longer = "^[\\s\\S]{" + (max.intValue() + 1) + ",}$";
    ObjectNode patterns = members(s, "patternProperties");
    return with(without(s, "propertyNames"), "patternProperties", with(patterns, longer, false));
  }

  private static @Nullable Node shifted(ObjectNode s, Draw draw) {
    if (!s.has("items")) {
      return null;
    }
    List<Node> prefix = new ArrayList<>(items(s.get("prefixItems")));
    prefix.add(s.get("items"));
    return with(s, "prefixItems", array(prefix));
  }

  private static @Nullable Node noItems(ObjectNode s, Draw draw) {
    BigDecimal max = number(s, "maxItems");
    if (max == null || s.has("items") || s.has("prefixItems")) {
      return null;
    }
    ObjectNode out = with(without(s, "maxItems"), "items", false);
    return max.signum() == 0
        ? out
        : with(out, "prefixItems", array(Collections.nCopies(max.intValue(), Values.TRUE)));
  }

  private static @Nullable Node noItemsAsSize(ObjectNode s, Draw draw) {
    return isFalse(s.get("items"))
        ? also(without(s, "items"), "maxItems", items(s.get("prefixItems")).size())
        : null;
  }

  private static @Nullable Node minContains(ObjectNode s, Draw draw) {
    if (!s.has("contains")) {
      return null;
    }
    BigDecimal min = number(s, "minContains");
    return min == null ? with(s, "minContains", 1) : also(s, "minItems", min);
  }

  private static @Nullable Node containsAsNot(ObjectNode s, Draw draw) {
    return s.has("contains") && !s.has("minContains") && !s.has("maxContains")
        ? also(
            without(s, "contains"), not(object("type", "array", "items", not(s.get("contains")))))
        : null;
  }

  private static @Nullable Node unique(ObjectNode s, Draw draw) {
    BigDecimal max = number(s, "maxItems");
    return max != null && max.compareTo(BigDecimal.ONE) <= 0 && !s.has("uniqueItems")
        ? with(s, "uniqueItems", true)
        : null;
  }

  private static @Nullable Node idleContains(ObjectNode s, Draw draw) {
    return s.has("contains") ? null : with(with(s, "contains", draw.schema()), "minContains", 0);
  }
}
