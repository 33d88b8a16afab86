package dev.tapeout.contracts.vocabulary;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The keywords of a Schema Object (OpenAPI 3.1, section 4.8.24, and JSON Schema 2020-12) with the
 * values that the meta-schemas allow. Doubles in a list are let pass: the meta-schemas forbid them
 * in {@code required} and {@code type}, but they leave no doubt about what is meant.
 */
public final class SchemaKeywords {
  /** Values that may grow: a mark beside {@code enum}, or the list itself. */
  public static final String EXTENSIBLE_ENUM = "x-extensible-enum";

  /** The keywords that combine a list of schemas, all of the same instance. */
  public static final List<String> COMBINATIONS = List.of("allOf", "anyOf", "oneOf");

  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "null", "number", "object", "string");

  private enum Value {
    ANNOTATION("anything", value -> true),
    ANY("anything", value -> true),
    SCHEMA("a schema", SchemaKeywords::isSchema),
    SCHEMAS("a list of at least one schema", value -> value instanceof ArrayNode a && a.size() > 0),
    NAMED_SCHEMAS("an object of schemas", ObjectNode.class::isInstance),
    TYPE("a JSON type or a list of them", SchemaKeywords::isType),
    LIST("a list", ArrayNode.class::isInstance),
    STRINGS("a list of strings", SchemaKeywords::isStrings),
    NAMED_STRINGS(
        "an object of lists of strings",
        value ->
            value instanceof ObjectNode o
                && o.members().stream().allMatch(m -> isStrings(m.value()))),
    STRING("a string", StringNode.class::isInstance),
    NUMBER("a number", NumberNode.class::isInstance),
    DIVISOR("a number above 0", value -> value instanceof NumberNode n && n.value().signum() > 0),
    COUNT("a whole number of at least 0", SchemaKeywords::isCount),
    FLAG("true or false", BooleanNode.class::isInstance);

    private final String words;
    private final Predicate<Node> allows;

    Value(String words, Predicate<Node> allows) {
      this.words = words;
      this.allows = allows;
    }
  }

  private static final Map<String, Value> VALUES = new LinkedHashMap<>();

  static {
    known(Value.ANNOTATION, "$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary");
    known(Value.ANNOTATION, "$comment", "$defs");
    known(Value.STRING, "$ref", "$dynamicRef");
    known(Value.SCHEMAS, "allOf", "anyOf", "oneOf");
    known(Value.SCHEMA, "not", "if", "then", "else");
    known(Value.NAMED_SCHEMAS, "dependentSchemas");
    known(Value.SCHEMAS, "prefixItems");
    known(Value.SCHEMA, "items", "contains");
    known(Value.NAMED_SCHEMAS, "properties", "patternProperties");
    known(Value.SCHEMA, "additionalProperties", "propertyNames");
    known(Value.SCHEMA, "unevaluatedItems", "unevaluatedProperties");
    known(Value.TYPE, "type");
    known(Value.LIST, "enum");
    known(Value.ANY, "const");
    known(Value.DIVISOR, "multipleOf");
    known(Value.NUMBER, "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum");
    known(Value.COUNT, "maxLength", "minLength");
    known(Value.STRING, "pattern");
    known(Value.COUNT, "maxItems", "minItems");
    known(Value.FLAG, "uniqueItems");
    known(Value.COUNT, "maxContains", "minContains", "maxProperties", "minProperties");
    known(Value.STRINGS, "required");
    known(Value.NAMED_STRINGS, "dependentRequired");
    known(Value.ANNOTATION, "format", "contentEncoding", "contentMediaType", "contentSchema");
    known(Value.ANNOTATION, "title", "description", "default", "deprecated");
    known(Value.ANNOTATION, "readOnly", "writeOnly", "examples", "example");
    known(Value.ANNOTATION, "discriminator", "xml", "externalDocs");
  }

  private SchemaKeywords() {}

  private static void known(Value value, String... keywords) {
    for (String keyword : keywords) {
      VALUES.put(keyword, value);
    }
  }

  /** All keywords; one that is not among them says nothing. */
  public static List<String> all() {
    return new ArrayList<>(VALUES.keySet());
  }

  /** Whether this is a keyword. */
  public static boolean isKnown(String keyword) {
    return VALUES.containsKey(keyword);
  }

  /** Whether this is a keyword, or an extension, that says nothing of what is accepted. */
  public static boolean isAnnotation(String keyword) {
    return VALUES.get(keyword) == Value.ANNOTATION || keyword.startsWith("x-");
  }

  /**
   * Whether the value means something under the keyword. True for what is no keyword. Schemas in a
   * list or under names are not looked at.
   */
  public static boolean allows(String keyword, Node value) {
    Value allowed = VALUES.get(keyword);
    return allowed == null || allowed.allows.test(value);
  }

  /** What the value of a keyword must be, such as {@code a list of strings}. */
  public static String allowed(String keyword) {
    return Objects.requireNonNull(VALUES.get(keyword), keyword).words;
  }

  /** Whether a value is a schema by its type. */
  public static boolean isSchema(Node value) {
    return value instanceof ObjectNode || value instanceof BooleanNode;
  }

  private static boolean isType(Node value) {
    return value instanceof ArrayNode several
        ? several.size() > 0 && several.items().stream().allMatch(SchemaKeywords::isTypeName)
        : isTypeName(value);
  }

  private static boolean isTypeName(Node value) {
    return value instanceof StringNode s && TYPES.contains(s.value());
  }

  private static boolean isStrings(Node value) {
    return value instanceof ArrayNode a
        && a.items().stream().allMatch(StringNode.class::isInstance);
  }

  private static boolean isCount(Node value) {
    return value instanceof NumberNode n
        && n.value().signum() >= 0
        && n.value().remainder(BigDecimal.ONE).signum() == 0;
  }
}
