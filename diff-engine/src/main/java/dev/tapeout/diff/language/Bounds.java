package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a schema says without other schemas: its types and values, bounds, sizes and pattern. */
final class Bounds {
  private Bounds() {}

  /** Adds what it says; only keywords with values that their meta-schema allows. */
  static void of(ObjectNode schema, List<Assertion> out) {
    values(schema, out);
    numbers(schema, out);
    sizes(schema, out);
  }

  private static void values(ObjectNode schema, List<Assertion> out) {
    Node type = schema.get("type");
    if (type != null) {
      out.add(type(type instanceof ArrayNode several ? several.items() : List.of(type)));
    }
    if (schema.get("enum") instanceof ArrayNode values) {
      out.add(new Assertion.Listed(values.items()));
    }
    Node constant = schema.get("const");
    if (constant != null) {
      out.add(new Assertion.Listed(List.of(constant)));
    }
  }

  private static Assertion type(List<Node> names) {
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    boolean integer = false;
    boolean number = false;
    for (Node name : names) {
      switch (((StringNode) name).value()) {
        case "integer" -> integer = true;
        case "number" -> number = true;
        default ->
            types.add(JsonType.valueOf(((StringNode) name).value().toUpperCase(Locale.ROOT)));
      }
    }
    if (integer || number) {
      types.add(JsonType.NUMBER);
    }
    return new Assertion.Type(types, integer && !number);
  }

  private static void numbers(ObjectNode schema, List<Assertion> out) {
    bound(schema, "minimum", false, false, out);
    bound(schema, "exclusiveMinimum", false, true, out);
    bound(schema, "maximum", true, false, out);
    bound(schema, "exclusiveMaximum", true, true, out);
    if (schema.get("multipleOf") instanceof NumberNode n) {
      out.add(new Assertion.MultipleOf(n.value().stripTrailingZeros()));
    }
  }

  private static void bound(
      ObjectNode schema, String keyword, boolean upper, boolean exclusive, List<Assertion> out) {
    if (schema.get(keyword) instanceof NumberNode n) {
      out.add(new Assertion.Bound(n.value().stripTrailingZeros(), upper, exclusive));
    }
  }

  private static void sizes(ObjectNode schema, List<Assertion> out) {
    size(schema, "minLength", JsonType.STRING, false, out);
    size(schema, "maxLength", JsonType.STRING, true, out);
    size(schema, "minItems", JsonType.ARRAY, false, out);
    size(schema, "maxItems", JsonType.ARRAY, true, out);
    size(schema, "minProperties", JsonType.OBJECT, false, out);
    size(schema, "maxProperties", JsonType.OBJECT, true, out);
    if (schema.get("pattern") instanceof StringNode pattern) {
      out.add(new Assertion.Pattern(pattern.value()));
    }
  }

  private static void size(
      ObjectNode schema, String keyword, JsonType type, boolean upper, List<Assertion> out) {
    if (schema.get(keyword) instanceof NumberNode n && (upper || n.value().signum() > 0)) {
      out.add(new Assertion.Size(type, count(n), upper));
    }
  }

  /** A count; what is beyond {@code long} is beyond every instance too. */
  static long count(NumberNode n) {
    return n.value().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
  }
}
