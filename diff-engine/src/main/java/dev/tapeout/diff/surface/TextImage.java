package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts in which single values are written beside a body, as a schema of strings: {@code 5} for
 * the integer 5, {@code true} for the boolean.
 */
final class TextImage {
  /** What bounds values beside {@code type}, {@code enum} and {@code const} is not looked at. */
  private static final Set<String> KINDS = Set.of("type", "enum", "const");

  private static final Map<String, Node> BY_TYPE =
      Map.of(
          "string", Values.object(Map.of("type", Values.string("string"))),
          "integer", pattern("^-?(0|[1-9][0-9]*)$"),
          "number", pattern("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$"),
          "boolean", texts(List.of(Values.TRUE, Values.FALSE)));

  private static final int DIGITS = 40;

  /** How deep an {@code allOf} is looked into. */
  private static final int DEPTH = 3;

  private TextImage() {}

  /** The texts of all values that a schema accepts, and maybe others; null where unknown. */
  static @Nullable Node covering(Node schema, References references) {
    return parts(schema, references).stream()
        .map(TextImage::image)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A schema and those in its {@code allOf}, each of which bounds what it accepts. */
  static List<ObjectNode> parts(Node schema, References references) {
    List<ObjectNode> parts = new ArrayList<>();
    collect(schema, references, DEPTH, parts);
    return parts;
  }

  private static void collect(
      Node schema, References references, int depth, List<ObjectNode> parts) {
    if (depth > 0 && references.follow(schema) instanceof ObjectNode object) {
      parts.add(object);
      if (object.get("allOf") instanceof ArrayNode all) {
        all.forEach(part -> collect(part, references, depth - 1, parts));
      }
    }
  }

  /** Only texts of values that a schema accepts; null where unknown. */
  static @Nullable Node within(@Nullable Node schema) {
    return schema instanceof ObjectNode object
            && object.keys().stream().allMatch(key -> KINDS.contains(key) || harmless(key))
            && !(object.has("enum") && object.has("const"))
            && ofItsType(object)
        ? image(object)
        : null;
  }

  /** Whether a keyword has no say in which values are accepted. */
  static boolean harmless(String key) {
    return SchemaKeywords.isAnnotation(key)
        && !key.equals("format")
        && !key.equals(SchemaKeywords.EXTENSIBLE_ENUM);
  }

  /** Whether a type beside listed values takes none of them away. */
  private static boolean ofItsType(ObjectNode schema) {
    Node type = schema.get("type");
    Node constant = schema.get("const");
    List<Node> listed = schema.get("enum") instanceof ArrayNode all ? all.items() : List.of();
    return type == null
        || (constant == null ? listed : List.of(constant))
            .stream().allMatch(value -> type instanceof StringNode t && isOf(t.value(), value));
  }

  private static boolean isOf(String type, Node value) {
    return switch (type) {
      case "string" -> value instanceof StringNode;
      case "boolean" -> value instanceof BooleanNode;
      case "number" -> value instanceof NumberNode;
      case "integer" ->
          value instanceof NumberNode n && n.value().stripTrailingZeros().scale() <= 0;
      default -> false;
    };
  }

  /** All values of a schema where it lists them, in an order of no meaning; else null. */
  static @Nullable List<Node> listed(ObjectNode schema) {
    Node constant = schema.get("const");
    if (constant != null) {
      return List.of(constant);
    }
    // In an answer such a list is open.
    return schema.get("enum") instanceof ArrayNode all
            && !schema.has(SchemaKeywords.EXTENSIBLE_ENUM)
        ? all.items()
        : null;
  }

  /** The text of a single value; an integer has one without point and exponent. */
  static String text(Node value) {
    if (value instanceof NumberNode number) {
      BigDecimal least = number.value().stripTrailingZeros();
      return least.scale() <= 0 && least.precision() - least.scale() <= DIGITS
          ? least.toPlainString()
          : number.literal();
    }
    return value instanceof StringNode string ? string.value() : value.toString();
  }

  private static @Nullable Node image(ObjectNode schema) {
    List<Node> listed = listed(schema);
    if (listed != null) {
      return listed.stream().allMatch(TextImage::single) ? texts(listed) : null;
    }
    return schema.get("type") instanceof StringNode type ? BY_TYPE.get(type.value()) : null;
  }

  static boolean single(Node value) {
    return !(value instanceof ObjectNode
        || value instanceof ArrayNode
        || value instanceof NullNode);
  }

  private static Node texts(List<Node> values) {
    List<Node> texts = values.stream().<Node>map(value -> Values.string(text(value))).toList();
    return Values.object(Map.of("enum", Values.array(texts)));
  }

  private static Node pattern(String pattern) {
    return Values.object(
        Map.of("type", Values.string("string"), "pattern", Values.string(pattern)));
  }
}
