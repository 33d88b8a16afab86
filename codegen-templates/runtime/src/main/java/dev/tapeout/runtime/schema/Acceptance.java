package dev.tapeout.runtime.schema;

import com.networknt.schema.regex.RegularExpression;
import dev.tapeout.runtime.json.JsonPointers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says of most good values that they are instances, several times faster than the validator, and
 * nothing of all others: where it does not accept, or does not know a keyword, the validator
 * decides. So it may leave out what it likes, and must never accept what the validator refuses.
 */
@SuppressWarnings("ReferenceEquality") // NEVER and ALWAYS are known by what they are
final class Acceptance {
  /** Whether a value is an instance beyond doubt. */
  interface Check {
    boolean accepts(JsonNode value);
  }

  private static final Check NEVER = value -> false;
  private static final Check ALWAYS = value -> true;

  /** Keywords that never refuse a value. */
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
          "$comment",
          "$defs",
          "discriminator",
          "xml",
          "externalDocs",
          "contentMediaType",
          "contentEncoding",
          "contentSchema");

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "string",
          "number", "number",
          "integer", "integer",
          "boolean", "boolean",
          "object", "object",
          "array", "array",
          "null", "null");

  private final JsonNode document;
  private final Patterns patterns;

  /**
   * By pointer. A schema that is being compiled is entered first, for those that lead back to it.
   */
  private final Map<String, Later> known = new HashMap<>();

  /** A check that may refer to itself. */
  private static final class Later implements Check {
    private Check check = NEVER;

    @Override
    public boolean accepts(JsonNode value) {
      return check.accepts(value);
    }
  }

  Acceptance(JsonNode document) {
    this.document = document;
    this.patterns = Patterns.of(document);
  }

  synchronized Check of(String pointer) {
    Later later = known.get(pointer);
    if (later == null) {
      later = new Later();
      known.put(pointer, later);
      JsonNode schema = JsonPointers.at(document, pointer);
      if (schema != null) {
        later.check = compile(schema);
      }
    }
    return later;
  }

  private Check compile(JsonNode schema) {
    if (schema.isBoolean()) {
      return schema.booleanValue() ? ALWAYS : NEVER;
    }
    if (!schema.isObject()) {
      return NEVER;
    }
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      Check check = keyword(schema, keyword.getKey(), keyword.getValue());
      if (check == NEVER) {
        return NEVER;
      }
      if (check != ALWAYS) {
        checks.add(check);
      }
    }
    return all(checks);
  }

  private static Check all(List<Check> checks) {
    return switch (checks.size()) {
      case 0 -> ALWAYS;
      case 1 -> checks.getFirst();
      default -> {
        Check[] all = checks.toArray(Check[]::new);
        yield value -> {
          for (Check check : all) {
            if (!check.accepts(value)) {
              return false;
            }
          }
          return true;
        };
      }
    };
  }

  /** {@link #NEVER} for what is not known here. */
  private Check keyword(JsonNode schema, String name, JsonNode value) {
    return switch (name) {
      case "$ref" -> reference(value);
      case "type" -> type(value);
      case "enum" -> enumeration(value);
      case "const" -> value.isString() ? enumeration(List.of(value)) : NEVER;
      case "format" -> format(value);
      case "minLength" -> bound(value, (v, n) -> !v.isString() || length(v) >= n);
      case "maxLength" -> bound(value, (v, n) -> !v.isString() || length(v) <= n);
      case "minItems" -> bound(value, (v, n) -> !v.isArray() || v.size() >= n);
      case "maxItems" -> bound(value, (v, n) -> !v.isArray() || v.size() <= n);
      case "minimum" -> range(value, (v, n) -> v.compareTo(n) >= 0);
      case "maximum" -> range(value, (v, n) -> v.compareTo(n) <= 0);
      case "exclusiveMinimum" -> range(value, (v, n) -> v.compareTo(n) > 0);
      case "exclusiveMaximum" -> range(value, (v, n) -> v.compareTo(n) < 0);
      case "pattern" -> pattern(value);
      case "items" -> schema.has("prefixItems") ? NEVER : items(value);
      case "required" -> required(value);
      case "properties" -> value.isObject() ? properties(value) : NEVER;
      case "additionalProperties" -> additional(schema, value);
      case "unevaluatedProperties" -> hasApplicators(schema) ? NEVER : additional(schema, value);
      case "allOf" -> value.isArray() ? allOf(value) : NEVER;
      default -> ANNOTATIONS.contains(name) || name.startsWith("x-") ? ALWAYS : NEVER;
    };
  }

  private Check reference(JsonNode value) {
    if (!value.isString() || !value.stringValue().startsWith("#/")) {
      return NEVER;
    }
    String pointer = value.stringValue().substring(1);
    return pointer.indexOf('%') < 0 ? of(pointer) : NEVER;
  }

  private static Check type(JsonNode value) {
    if (value.isString()) {
      String type = TYPES.get(value.stringValue());
      return type == null ? NEVER : v -> isOf(v, type);
    }
    List<Check> any = new ArrayList<>();
    for (JsonNode one : value) {
      any.add(type(one));
    }
    Check[] types = any.toArray(Check[]::new);
    return v -> {
      for (Check type : types) {
        if (type.accepts(v)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean isOf(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      default -> value.isNull();
    };
  }

  private static Check enumeration(Iterable<JsonNode> values) {
    Set<String> texts = new HashSet<>();
    for (JsonNode value : values) {
      if (value.isString()) {
        texts.add(value.stringValue());
      }
    }
    return value -> value.isString() && texts.contains(value.stringValue());
  }

  private static Check format(JsonNode name) {
    return name.isString() ? Formats.check(name.stringValue()) : NEVER;
  }

  private interface Bound {
    boolean holds(JsonNode value, long number);
  }

  private static Check bound(JsonNode number, Bound bound) {
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      return NEVER;
    }
    long n = number.longValue();
    return value -> bound.holds(value, n);
  }

  private interface Range {
    boolean holds(BigDecimal value, BigDecimal number);
  }

  private static Check range(JsonNode number, Range range) {
    if (!number.isNumber()) {
      return NEVER;
    }
    BigDecimal n = number.decimalValue();
    return value -> !value.isNumber() || range.holds(value.decimalValue(), n);
  }

  private static int length(JsonNode value) {
    String text = value.stringValue();
    return text.codePointCount(0, text.length());
  }

  private Check pattern(JsonNode value) {
    if (!value.isString()) {
      return NEVER;
    }
    RegularExpression expression = patterns.of(value.stringValue());
    return v -> !v.isString() || expression.matches(v.stringValue());
  }

  private Check items(JsonNode schema) {
    Check check = compile(schema);
    return value -> {
      if (!value.isArray()) {
        return true;
      }
      for (int i = 0; i < value.size(); i++) {
        if (!check.accepts(value.get(i))) {
          return false;
        }
      }
      return true;
    };
  }

  private static Check required(JsonNode names) {
    List<String> required = new ArrayList<>();
    for (JsonNode name : names) {
      if (!name.isString()) {
        return NEVER;
      }
      required.add(name.stringValue());
    }
    String[] all = required.toArray(String[]::new);
    return value -> {
      if (value.isObject()) {
        for (String name : all) {
          if (value.get(name) == null) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private Check properties(JsonNode schemas) {
    Map<String, Check> checks = new HashMap<>();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      Check check = compile(schema.getValue());
      if (check != ALWAYS) {
        checks.put(schema.getKey(), check);
      }
    }
    return value -> {
      if (value.isObject()) {
        for (Map.Entry<String, JsonNode> property : value.properties()) {
          Check check = checks.get(property.getKey());
          if (check != null && !check.accepts(property.getValue())) {
            return false;
          }
        }
      }
      return true;
    };
  }

  /** Properties that {@code properties} does not name. */
  private Check additional(JsonNode schema, JsonNode value) {
    if (schema.has("patternProperties")) {
      return NEVER;
    }
    JsonNode properties = schema.get("properties");
    Set<String> named = properties == null ? Set.of() : Set.copyOf(properties.propertyNames());
    Check others = compile(value);
    if (others == ALWAYS) {
      return ALWAYS;
    }
    Check each = others;
    return v -> {
      if (v.isObject()) {
        for (Map.Entry<String, JsonNode> property : v.properties()) {
          if (!named.contains(property.getKey()) && !each.accepts(property.getValue())) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private static final List<String> APPLICATORS =
      List.of(
          "$ref",
          "$dynamicRef",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "dependentSchemas",
          "additionalProperties");

  private static boolean hasApplicators(JsonNode schema) {
    return APPLICATORS.stream().anyMatch(schema::has);
  }

  private Check allOf(JsonNode schemas) {
    List<Check> checks = new ArrayList<>();
    for (JsonNode schema : schemas) {
      Check check = compile(schema);
      if (check == NEVER) {
        return NEVER;
      }
      checks.add(check);
    }
    return all(checks);
  }

  /** For documents of which nothing can be said. */
  static @Nullable Acceptance of(JsonNode document) {
    return document.findValue("$id") == null ? new Acceptance(document) : null;
  }
}
