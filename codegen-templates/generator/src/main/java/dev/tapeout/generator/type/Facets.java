package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of the shape of its instances, together with all that it refers to and all
 * parts of its {@code allOf}: the conjuncts.
 */
public final class Facets {
  private static final Set<String> ALL_TYPES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of("object", "array", "string", "integer", "number", "boolean", "null")));

  /** Keywords that say nothing about which values there are. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "description",
          "default",
          "example",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly",
          "externalDocs",
          "xml",
          "$comment",
          "$schema",
          "$defs",
          "$id",
          "$anchor");

  private final List<ObjectNode> conjuncts;

  /** All seven where no conjunct says more. */
  private final Set<String> types;

  private Facets(List<ObjectNode> conjuncts, Set<String> types) {
    this.conjuncts = conjuncts;
    this.types = types;
  }

  /** All that is said of a schema. */
  public static Facets of(Node schema, References references) {
    Set<ObjectNode> met = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ObjectNode> conjuncts = new ArrayList<>();
    gather(schema, references, met, conjuncts);
    Set<String> types = new LinkedHashSet<>(ALL_TYPES);
    for (ObjectNode conjunct : conjuncts) {
      Set<String> own = declaredTypes(conjunct);
      if (own != null) {
        types.removeIf(t -> !own.contains(t) && !(t.equals("integer") && own.contains("number")));
      }
    }
    return new Facets(conjuncts, types);
  }

  private static void gather(
      Node schema, References references, Set<ObjectNode> met, List<ObjectNode> conjuncts) {
    if (!(schema instanceof ObjectNode object) || !met.add(object)) {
      return;
    }
    Node target = object.has("$ref") ? references.resolve(object).target() : null;
    if (target != null) {
      gather(target, references, met, conjuncts);
    }
    conjuncts.add(object);
    for (Node part : items(object, "allOf")) {
      gather(part, references, met, conjuncts);
    }
  }

  private static @Nullable Set<String> declaredTypes(ObjectNode schema) {
    if (schema.get("type") instanceof StringNode one) {
      return Set.of(one.value());
    }
    if (schema.get("type") instanceof ArrayNode several) {
      Set<String> names = new LinkedHashSet<>();
      several.forEach(n -> names.add(n instanceof StringNode s ? s.value() : ""));
      return names;
    }
    return null;
  }

  /** This schema with the other's conjuncts added to its own. */
  public Facets and(Facets other) {
    List<ObjectNode> both = new ArrayList<>(conjuncts);
    both.addAll(other.conjuncts);
    Set<String> common = new LinkedHashSet<>(types);
    common.removeIf(t -> !other.types.contains(t));
    return new Facets(both, common);
  }

  /** This schema for instances of one type. */
  public Facets only(String type) {
    return new Facets(conjuncts, Set.of(type));
  }

  /** Whether the schema names null as one of its values. */
  public boolean nullable() {
    return types.contains("null")
        && (!types.equals(ALL_TYPES) || values().stream().anyMatch(v -> v instanceof NullNode));
  }

  /** The types of instances other than null; none where no conjunct names a type. */
  public Set<String> types() {
    if (types.equals(ALL_TYPES)) {
      return Set.of();
    }
    Set<String> named = new LinkedHashSet<>(types);
    named.remove("null");
    if (named.contains("number")) {
      named.remove("integer");
    }
    return named;
  }

  /** Whether a conjunct has the keyword. */
  public boolean has(String keyword) {
    return conjuncts.stream().anyMatch(c -> c.has(keyword));
  }

  /** The first value of a keyword in the conjuncts, the outermost first. */
  public @Nullable Node first(String keyword) {
    for (ObjectNode conjunct : conjuncts) {
      Node value = conjunct.get(keyword);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * The value of an annotation: the schema's own, else that of what it refers to, else that of the
   * first part of its {@code allOf} that has one.
   */
  public static @Nullable Node nearest(Node schema, String keyword, References references) {
    return nearest(schema, keyword, references, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static @Nullable Node nearest(
      Node schema, String keyword, References references, Set<Node> met) {
    if (!(schema instanceof ObjectNode object) || !met.add(object)) {
      return null;
    }
    Node value = object.get(keyword);
    Node target = value == null && object.has("$ref") ? references.resolve(object).target() : null;
    if (target != null) {
      value = nearest(target, keyword, references, met);
    }
    for (Node part : items(object, "allOf")) {
      value = value == null ? nearest(part, keyword, references, met) : value;
    }
    return value;
  }

  /** The first value of a keyword, if it is a string. */
  public @Nullable String text(String keyword) {
    return first(keyword) instanceof StringNode s ? s.value() : null;
  }

  /** Whether the first value of a keyword is true. */
  public boolean flag(String keyword) {
    return first(keyword) instanceof BooleanNode b && b.value();
  }

  /** The values that {@code enum} and {@code const} leave; none where neither stands. */
  public List<Node> values() {
    List<Node> left = null;
    for (ObjectNode conjunct : conjuncts) {
      List<Node> own =
          conjunct.has("const")
              ? List.of(conjunct.get("const"))
              : conjunct.get("enum") instanceof ArrayNode a ? a.items() : null;
      if (own != null) {
        List<Node> known = left;
        left =
            known == null
                ? own
                : known.stream().filter(v -> own.stream().anyMatch(v::sameValue)).toList();
      }
    }
    return left == null ? List.of() : left;
  }

  /** Each property with the schemas that conjuncts give it, in the order of the contract. */
  public Map<String, List<Node>> properties() {
    Map<String, List<Node>> all = new LinkedHashMap<>();
    for (ObjectNode conjunct : conjuncts) {
      if (conjunct.get("properties") instanceof ObjectNode properties) {
        for (ObjectNode.Member member : properties.members()) {
          all.computeIfAbsent(member.key(), k -> new ArrayList<>()).add(member.value());
        }
      }
    }
    return all;
  }

  /** The properties that must be there. */
  public Set<String> required() {
    Set<String> all = new LinkedHashSet<>();
    for (ObjectNode conjunct : conjuncts) {
      for (Node name : items(conjunct, "required")) {
        if (name instanceof StringNode s) {
          all.add(s.value());
        }
      }
    }
    return all;
  }

  /**
   * The schema of the properties without a name of their own, where some conjunct describes them.
   */
  public @Nullable Node additional() {
    for (ObjectNode conjunct : conjuncts) {
      for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
        if (conjunct.get(keyword) instanceof ObjectNode schema) {
          return schema;
        }
      }
    }
    return null;
  }

  /** Whether some conjunct says expressly that there may be properties without a name. */
  public boolean open() {
    return conjuncts.stream()
        .anyMatch(c -> c.get("additionalProperties") instanceof BooleanNode b && b.value());
  }

  /**
   * Whether there may be properties without a name that are not all of one schema: of some pattern,
   * or described where a condition holds.
   */
  public boolean mixesFurther() {
    Set<String> named = properties().keySet();
    return has("patternProperties")
        || conjuncts.stream()
            .flatMap(Facets::conditional)
            .anyMatch(schema ->
                schema instanceof ObjectNode object
                    && object.get("properties") instanceof ObjectNode properties
                    && !named.containsAll(properties.keys()));
  }

  private static Stream<Node> conditional(ObjectNode schema) {
    Stream<Node> branches =
        Stream.of("if", "then", "else").map(schema::get).filter(Objects::nonNull);
    return schema.get("dependentSchemas") instanceof ObjectNode dependent
        ? Stream.concat(branches, dependent.members().stream().map(ObjectNode.Member::value))
        : branches;
  }

  /** The lists of alternatives of all conjuncts, each under its keyword's holder. */
  public List<Alternatives> alternatives() {
    List<Alternatives> all = new ArrayList<>();
    for (ObjectNode conjunct : conjuncts) {
      for (String keyword : List.of("oneOf", "anyOf")) {
        if (conjunct.get(keyword) instanceof ArrayNode branches) {
          all.add(new Alternatives(conjunct, keyword, branches.items()));
        }
      }
    }
    return all;
  }

  /** The branches of one {@code oneOf} or {@code anyOf}. */
  public record Alternatives(ObjectNode holder, String keyword, List<Node> branches) {}

  /** These facets without what the alternatives say. */
  public Facets without(Alternatives alternatives) {
    return new Facets(
        conjuncts.stream()
            .map(c -> c == alternatives.holder() ? without(c, alternatives.keyword()) : c)
            .toList(),
        types);
  }

  private static ObjectNode without(ObjectNode schema, String keyword) {
    ObjectEdit edit = new ObjectEdit(schema);
    edit.remove(keyword);
    return edit.done();
  }

  /** The largest lower and the smallest upper bound of numbers; null where there is none. */
  public @Nullable BigDecimal bound(boolean lower) {
    BigDecimal tightest = null;
    for (ObjectNode conjunct : conjuncts) {
      for (String keyword :
          lower ? List.of("minimum", "exclusiveMinimum") : List.of("maximum", "exclusiveMaximum")) {
        if (conjunct.get(keyword) instanceof NumberNode n) {
          BigDecimal value = n.value();
          tightest = tightest == null ? value : lower ? tightest.max(value) : tightest.min(value);
        }
      }
    }
    return tightest;
  }

  /** Whether a schema is nothing but a name for another: a reference with annotations at most. */
  public static boolean isAlias(ObjectNode schema) {
    return schema.has("$ref") && onlyBeside(schema, "$ref")
        || schema.get("allOf") instanceof ArrayNode one
            && one.size() == 1
            && onlyBeside(schema, "allOf");
  }

  private static boolean onlyBeside(ObjectNode schema, String keyword) {
    return schema.keys().stream()
        .allMatch(k -> k.equals(keyword) || ANNOTATIONS.contains(k) || k.startsWith("x-"));
  }

  private static List<Node> items(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof ArrayNode a ? a.items() : List.of();
  }
}
