package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a schema says of an instance; a schema is the conjunction of its assertions. Each
 * can be claimed or denied on its own.
 */
sealed interface Assertion {
  /** The type that is constrained; an instance of another type satisfies the assertion. */
  default @Nullable JsonType guard() {
    return null;
  }

  /** The schemas inside, in a fixed order. */
  default List<Schema> children() {
    return List.of();
  }

  /**
   * What, besides the children, makes two assertions of a kind equal. Hashed all the time, which
   * lists and names are quicker at than records.
   */
  Object label();

  /** Whether the order of the children says nothing. */
  default boolean unordered() {
    return false;
  }

  /**
   * A hash that is equal for assertions that are the same. It is well mixed, so that a sum of such
   * hashes still tells which child belongs to which assertion.
   *
   * @param ofChild the hash of a schema inside
   */
  default int hash(ToIntFunction<Schema> ofChild) {
    int hash = 31 * kind(this).hashCode() + label().hashCode();
    for (Schema child : children()) {
      hash =
          unordered()
              ? hash + mixed(ofChild.applyAsInt(child))
              : 31 * hash + ofChild.applyAsInt(child);
    }
    return mixed(hash);
  }

  /**
   * What kind of assertion it is. Asked of an object, since the first compiler of the JVM knows no
   * short way to the class of what is declared as an interface, and this is asked all the time.
   */
  static Class<?> kind(Object assertion) {
    return assertion.getClass();
  }

  /** As {@link Schema#shape()}. */
  default int shape() {
    return hash(Schema::shape);
  }

  private static int mixed(int hash) {
    int h = (hash ^ hash >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }

  /** {@code type}. Where {@code integer} stands in for numbers, {@code integersOnly} is true. */
  record Type(Set<JsonType> types, boolean integersOnly) implements Assertion {
    @Override
    public Object label() {
      return integersOnly ? List.of(types) : types;
    }
  }

  /** {@code enum}, and {@code const} as an enum of one. */
  record Listed(List<Node> values, Set<Value> index) implements Assertion {
    Listed(List<Node> values) {
      this(values, values.stream().map(Value::new).collect(Collectors.toUnmodifiableSet()));
    }

    boolean lists(Node value) {
      return index.contains(new Value(value));
    }

    @Override
    public Object label() {
      return index;
    }
  }

  /** {@code minimum}, {@code maximum} and their exclusive forms. */
  record Bound(BigDecimal limit, boolean upper, boolean exclusive) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.NUMBER;
    }

    @Override
    public Object label() {
      return List.of(limit, upper, exclusive);
    }
  }

  /** {@code multipleOf}; the divisor is above zero and stripped of trailing zeros. */
  record MultipleOf(BigDecimal divisor) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.NUMBER;
    }

    @Override
    public Object label() {
      return divisor;
    }
  }

  /**
   * {@code minLength}, {@code maxLength}, {@code minItems}, {@code maxItems}, {@code
   * minProperties}, {@code maxProperties}, told apart by the type.
   */
  record Size(JsonType guard, long limit, boolean upper) implements Assertion {
    @Override
    public Object label() {
      return List.of(guard, limit, upper);
    }
  }

  record Pattern(String regex) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.STRING;
    }

    @Override
    public Object label() {
      return regex;
    }
  }

  /**
   * {@code format} as an assertion, or what {@code contentEncoding} and {@code contentMediaType}
   * say of a string. Equal names and children mean the same, whatever that is.
   *
   * @param children what {@code contentSchema} asks
   */
  record Format(String name, List<Schema> children) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.STRING;
    }

    @Override
    public Object label() {
      return name;
    }
  }

  /** One entry of {@code properties}. */
  record Property(String name, Schema value) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public List<Schema> children() {
      return List.of(value);
    }

    @Override
    public Object label() {
      return name;
    }
  }

  /** One entry of {@code patternProperties}. */
  record PatternProperty(String regex, Schema value) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public List<Schema> children() {
      return List.of(value);
    }

    @Override
    public Object label() {
      return regex;
    }
  }

  /** {@code additionalProperties}, with the names and patterns that its schema object claims. */
  record Additional(Set<String> names, Set<String> patterns, Schema value) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public List<Schema> children() {
      return List.of(value);
    }

    @Override
    public Object label() {
      return List.of(names, patterns);
    }
  }

  record PropertyNames(Schema name) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public List<Schema> children() {
      return List.of(name);
    }

    @Override
    public Object label() {
      return "propertyNames";
    }
  }

  /** One entry of {@code required}. */
  record Required(String name) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public Object label() {
      return name;
    }
  }

  /** One entry of {@code dependentRequired}. */
  record DependentRequired(String name, List<String> others) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public Object label() {
      return List.of(name, others);
    }
  }

  /** One entry of {@code dependentSchemas}. */
  record DependentSchema(String name, Schema schema) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public List<Schema> children() {
      return List.of(schema);
    }

    @Override
    public Object label() {
      return name;
    }
  }

  /** One entry of {@code prefixItems}. */
  record PrefixItem(int index, Schema value) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.ARRAY;
    }

    @Override
    public List<Schema> children() {
      return List.of(value);
    }

    @Override
    public Object label() {
      return index;
    }
  }

  /** {@code items}: the elements from index {@code from} on. */
  record Items(int from, Schema value) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.ARRAY;
    }

    @Override
    public List<Schema> children() {
      return List.of(value);
    }

    @Override
    public Object label() {
      return from;
    }
  }

  /**
   * {@code contains} with its counts; {@code max} is {@link Long#MAX_VALUE} where none is given.
   */
  record Contains(Schema value, long min, long max) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.ARRAY;
    }

    @Override
    public List<Schema> children() {
      return List.of(value);
    }

    @Override
    public Object label() {
      return List.of(min, max);
    }
  }

  record UniqueItems() implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.ARRAY;
    }

    @Override
    public Object label() {
      return "uniqueItems";
    }
  }

  /** One entry of {@code allOf}, or what {@code $ref} leads to. */
  record All(Schema schema) implements Assertion {
    @Override
    public List<Schema> children() {
      return List.of(schema);
    }

    @Override
    public Object label() {
      return "all";
    }
  }

  record Any(List<Schema> schemas) implements Assertion {
    @Override
    public List<Schema> children() {
      return schemas;
    }

    @Override
    public Object label() {
      return schemas.size();
    }

    @Override
    public boolean unordered() {
      return true;
    }
  }

  record One(List<Schema> schemas) implements Assertion {
    @Override
    public List<Schema> children() {
      return schemas;
    }

    @Override
    public Object label() {
      return schemas.size();
    }

    @Override
    public boolean unordered() {
      return true;
    }
  }

  record Not(Schema schema) implements Assertion {
    @Override
    public List<Schema> children() {
      return List.of(schema);
    }

    @Override
    public Object label() {
      return "not";
    }
  }

  /** {@code if}, {@code then} and {@code else}. */
  record Conditional(Schema condition, Schema then, Schema otherwise) implements Assertion {
    @Override
    public List<Schema> children() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public Object label() {
      return "if";
    }
  }

  /** {@code unevaluatedProperties} of the schema {@code owner}. */
  record UnevaluatedProperties(Schema value, Schema owner) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.OBJECT;
    }

    @Override
    public List<Schema> children() {
      return List.of(value, owner);
    }

    @Override
    public Object label() {
      return "unevaluatedProperties";
    }
  }

  /** {@code unevaluatedItems} of the schema {@code owner}. */
  record UnevaluatedItems(Schema value, Schema owner) implements Assertion {
    @Override
    public JsonType guard() {
      return JsonType.ARRAY;
    }

    @Override
    public List<Schema> children() {
      return List.of(value, owner);
    }

    @Override
    public Object label() {
      return "unevaluatedItems";
    }
  }

  /**
   * Something that the engine does not decide, e.g. a reference that leads nowhere.
   *
   * @param identity equal, beside equal children, for two that mean the same, whatever that is;
   *     else only to itself
   */
  record Opaque(String reason, Object identity, List<Schema> children) implements Assertion {
    Opaque(String reason, Object identity) {
      this(reason, identity, List.of());
    }

    @Override
    public Object label() {
      return identity;
    }
  }

  /** A JSON value that equals others as JSON Schema says. */
  record Value(Node node) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Value v && node.sameValue(v.node);
    }

    @Override
    public int hashCode() {
      return node.valueHash();
    }
  }
}
