package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Small schemas and values that have a fair chance to meet; the same for the same seed. */
final class RandomSchemas {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "array", "object");

  private final Random random;

  /** References lead to definitions 0 up to this; fewer where a reference would be in place. */
  private int definitions;

  private int reachable;

  RandomSchemas(long seed) {
    this(new Random(seed));
  }

  RandomSchemas(Random random) {
    this.random = random;
  }

  /** A schema with {@code $defs}, some of them recursive. */
  ObjectNode document(int depth) {
    definitions = chance(40) ? 1 + below(2) : 0;
    Map<String, Node> all = new LinkedHashMap<>();
    boolean mutual = definitions == 2 && chance(50);
    for (int i = 0; i < definitions; i++) {
      reachable = i; // a definition refers to itself only from below
      Node schema = schema(depth - 1);
      all.put("d" + i, mutual ? leading(1 - i, schema) : schema);
    }
    reachable = definitions;
    Node root = schema(depth);
    while (!(root instanceof ObjectNode)) {
      root = schema(depth);
    }
    if (mutual) {
      Node both = Json.object("a", Json.reference("d0"), "b", Json.reference("d1"));
      root = Json.also((ObjectNode) root, Json.object("properties", both));
    }
    definitions = 0;
    reachable = 0;
    return all.isEmpty()
        ? (ObjectNode) root
        : Json.with((ObjectNode) root, "$defs", Values.object(all));
  }

  /** An object that must lead on to another definition; or, perhaps, {@code end}. */
  private Node leading(int definition, Node end) {
    ObjectNode on =
        Json.object(
            "type", "object",
            "required", Json.array("next"),
            "properties", Json.object("next", Json.reference("d" + definition), "a", part(0)));
    return chance(60) ? Json.object("anyOf", Json.array(on, end)) : on;
  }

  /** A schema for a part of the instance. */
  private Node part(int depth) {
    int here = reachable;
    reachable = definitions;
    Node made = schema(depth);
    reachable = here;
    return made;
  }

  private int below(int n) {
    return random.nextInt(n);
  }

  private boolean chance(int percent) {
    return below(100) < percent;
  }

  Node schema(int depth) {
    if (chance(6)) {
      return Values.bool(chance(80));
    }
    Map<String, Node> schema = new LinkedHashMap<>();
    if (reachable > 0 && chance(25)) {
      schema.put("$ref", Values.string("#/$defs/d" + below(reachable)));
      if (chance(70)) {
        return Values.object(schema);
      }
    }
    int kind = below(depth > 0 ? 10 : 4);
    if (chance(70)) {
      schema.put("type", fitting(kind));
    }
    switch (kind) {
      case 0 -> number(schema);
      case 1 -> string(schema);
      case 2 -> {
        schema.put("enum", Values.array(values(1 + below(4))));
        if (chance(20)) {
          number(schema);
        }
      }
      case 3 -> {
        if (chance(40)) {
          schema.put("const", value(1));
        }
      }
      case 4, 5 -> object(schema, depth - 1);
      case 6 -> array(schema, depth - 1);
      case 7 -> combine(schema, () -> schema(depth - 1));
      case 8 -> {
        object(schema, depth - 1);
        combine(schema, () -> chance(30) ? schema(depth - 1) : object(depth - 1));
        if (chance(35)) {
          schema.put("unevaluatedProperties", Values.FALSE);
        }
      }
      default -> {
        array(schema, depth - 1);
        combine(schema, () -> chance(30) ? schema(depth - 1) : array(depth - 1));
        if (chance(35)) {
          schema.put("unevaluatedItems", Values.FALSE);
        }
      }
    }
    return Values.object(schema);
  }

  /** Mostly the type that the keywords are about. */
  private Node fitting(int kind) {
    String type =
        switch (kind) {
          case 0 -> chance(50) ? "integer" : "number";
          case 1 -> "string";
          case 4, 5, 8 -> "object";
          case 6, 9 -> "array";
          default -> "";
        };
    return type.isEmpty() || chance(30) ? type() : Values.string(type);
  }

  private Node type() {
    if (chance(80)) {
      return Values.string(TYPES.get(below(TYPES.size())));
    }
    return Values.array(
        List.of(Values.string(TYPES.get(below(3))), Values.string(TYPES.get(3 + below(4)))));
  }

  private void number(Map<String, Node> schema) {
    if (chance(50)) {
      schema.put(chance(70) ? "minimum" : "exclusiveMinimum", edge(below(5) - 1));
    }
    if (chance(50)) {
      schema.put(chance(70) ? "maximum" : "exclusiveMaximum", edge(below(5)));
    }
    if (chance(30)) {
      List<String> steps = List.of("0.5", "2", "3", "0.1", "1.5", "0.01");
      schema.put("multipleOf", Values.number(new BigDecimal(steps.get(below(steps.size())))));
    }
  }

  /** Mostly small and whole. */
  private Node edge(int n) {
    return chance(80)
        ? Values.number(n)
        : Values.number(
            new BigDecimal(List.of("0.5", "-0.1", "2.25", "1e30", "-1e30").get(below(5))));
  }

  private void string(Map<String, Node> schema) {
    if (chance(50)) {
      schema.put("minLength", Values.number(below(3)));
    }
    if (chance(50)) {
      schema.put("maxLength", Values.number(below(4)));
    }
    if (chance(40)) {
      List<String> patterns =
          List.of("^a", "b$", "^[ab]*$", "^.{2}$", "^\\w+$", "^(a|bb)+$", "[^a]", "a.*b", "^\\d?$");
      schema.put("pattern", Values.string(patterns.get(below(patterns.size()))));
    }
  }

  private void object(Map<String, Node> schema, int depth) {
    Map<String, Node> properties = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (chance(50)) {
        properties.put(name, part(depth));
      }
    }
    schema.put("properties", Values.object(properties));
    if (chance(50)) {
      schema.put("required", names());
    }
    if (chance(30)) {
      schema.put("additionalProperties", chance(60) ? Values.FALSE : part(depth));
    }
    if (chance(10)) {
      List<String> patterns = List.of("^[ab]$", "^a", "", "[bc]", "z$");
      Map<String, Node> members = new LinkedHashMap<>();
      for (int i = 0; i <= below(2); i++) {
        members.put(patterns.get(below(patterns.size())), part(depth));
      }
      schema.put("patternProperties", Values.object(members));
    }
    if (chance(10)) {
      schema.put("unevaluatedProperties", chance(70) ? Values.FALSE : part(depth));
    }
    if (chance(10)) {
      schema.put("minProperties", Values.number(below(3)));
    }
    if (chance(10)) {
      schema.put("maxProperties", Values.number(below(3)));
    }
    if (chance(8)) {
      schema.put(
          "propertyNames",
          chance(50)
              ? Json.object("maxLength", 1)
              : Json.object("enum", Json.array("a", "b", "c", "zz")));
    }
    if (chance(8)) {
      schema.put(
          "dependentRequired", Json.object(NAMES.get(below(3)), Json.array(NAMES.get(below(3)))));
    }
    if (chance(8)) {
      schema.put("dependentSchemas", Values.object(Map.of(NAMES.get(below(3)), schema(depth))));
    }
  }

  private Node names() {
    List<String> names = new ArrayList<>(NAMES);
    names.remove(below(3));
    return Json.array(chance(60) ? names.subList(0, 1) : names);
  }

  private void array(Map<String, Node> schema, int depth) {
    if (chance(60)) {
      schema.put("items", part(depth));
    }
    if (chance(30)) {
      List<Node> prefix = new ArrayList<>();
      for (int i = 0; i <= below(2); i++) {
        prefix.add(part(depth));
      }
      schema.put("prefixItems", Values.array(prefix));
    }
    if (chance(30)) {
      schema.put("minItems", Values.number(below(3)));
    }
    if (chance(30)) {
      schema.put("maxItems", Values.number(below(3)));
    }
    if (chance(30)) {
      schema.put("uniqueItems", Values.TRUE);
    }
    if (chance(15)) {
      schema.put("contains", part(depth));
      if (chance(40)) {
        schema.put("maxContains", Values.number(1 + below(2)));
      }
      if (chance(20)) {
        schema.put("minContains", Values.number(below(3)));
      }
    }
    if (chance(10)) {
      schema.put("unevaluatedItems", chance(70) ? Values.FALSE : part(depth));
    }
  }

  private Node object(int depth) {
    Map<String, Node> schema = new LinkedHashMap<>();
    object(schema, depth);
    return Values.object(schema);
  }

  private Node array(int depth) {
    Map<String, Node> schema = new LinkedHashMap<>();
    array(schema, depth);
    return Values.object(schema);
  }

  private void combine(Map<String, Node> schema, Supplier<Node> branch) {
    switch (below(5)) {
      case 0 -> schema.put("allOf", schemas(branch));
      case 1 -> schema.put("anyOf", schemas(branch));
      case 2 -> schema.put("oneOf", schemas(branch));
      case 3 -> schema.put("not", branch.get());
      default -> {
        schema.put("if", branch.get());
        schema.put("then", branch.get());
        if (chance(50)) {
          schema.put("else", branch.get());
        }
      }
    }
  }

  private Node schemas(Supplier<Node> branch) {
    List<Node> all = new ArrayList<>();
    for (int i = 0; i < 1 + below(3); i++) {
      all.add(branch.get());
    }
    return Values.array(all);
  }

  private List<Node> values(int count) {
    List<Node> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(value(1));
    }
    return all;
  }

  Node value(int depth) {
    return switch (below(depth > 0 ? 7 : 5)) {
      case 0 -> Values.NULL;
      case 1 -> Values.bool(chance(50));
      case 2 -> Values.number(below(6) - 1);
      case 3 -> Values.number(new BigDecimal(below(8)).movePointLeft(1));
      case 4 ->
          Values.string(
              List.of("", "a", "b", "ab", "aab", "zz", "\uD83D\uDE00", "é").get(below(8)));
      case 5 -> Values.array(depth > 0 ? valuesOf(depth - 1) : List.of());
      default -> {
        Map<String, Node> members = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "zz")) {
          if (chance(40)) {
            members.put(name, value(depth - 1));
          }
        }
        yield Values.object(members);
      }
    };
  }

  private List<Node> valuesOf(int depth) {
    List<Node> all = new ArrayList<>();
    for (int i = below(3); i > 0; i--) {
      all.add(value(depth));
    }
    return all;
  }
}
