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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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
          "boolean",
              Values.object(
                  Map.of(
                      "enum",
                      Values.array(List.of(Values.string("true"), Values.string("false"))))));

  /** A number in the only way to write its digits: {@code 1.0} might be sent as {@code 1}. */
  private static final Pattern PLAIN = Pattern.compile("(?!-0$)-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?");

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

  /**
   * A schema and those in its {@code allOf}, each of which bounds what it accepts; none where one
   * is written in a dialect that is not read, in which the keywords may mean anything.
   */
  static List<ObjectNode> parts(Node schema, References references) {
    List<ObjectNode> parts = new ArrayList<>();
    return collect(schema, references, DEPTH, parts) ? parts : List.of();
  }

  /** Adds the parts; false where one is in a dialect that is not read. */
  private static boolean collect(
      Node schema, References references, int depth, List<ObjectNode> parts) {
    if (depth == 0 || !(references.follow(schema) instanceof ObjectNode object)) {
      return true;
    }
    if (isForeign(schema, references) || isForeign(object, references)) {
      return false;
    }
    parts.add(object);
    return !(object.get("allOf") instanceof ArrayNode all)
        || all.items().stream().allMatch(part -> collect(part, references, depth - 1, parts));
  }

  private static boolean isForeign(Node schema, References references) {
    return schema instanceof ObjectNode object && references.foreignDialect(object) != null;
  }

  /** Only texts of values that a schema accepts; null where unknown. */
  static @Nullable Node within(@Nullable Node schema, References references) {
    return schema instanceof ObjectNode object
            && !isForeign(object, references)
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

  /** The text of a single value; null for a number that may be written otherwise. */
  static @Nullable String text(Node value) {
    if (value instanceof NumberNode number) {
      return PLAIN.matcher(number.literal()).matches() ? number.literal() : null;
    }
    return value instanceof StringNode string ? string.value() : value.toString();
  }

  private static @Nullable Node image(ObjectNode schema) {
    List<Node> listed = listed(schema);
    if (listed != null) {
      return texts(listed);
    }
    return schema.get("type") instanceof StringNode type ? BY_TYPE.get(type.value()) : null;
  }

  static boolean single(Node value) {
    return !(value instanceof ObjectNode
        || value instanceof ArrayNode
        || value instanceof NullNode);
  }

  private static @Nullable Node texts(List<Node> values) {
    List<Node> texts = new ArrayList<>();
    for (Node value : values) {
      String text = single(value) ? text(value) : null;
      if (text == null) {
        return null;
      }
      texts.add(Values.string(text));
    }
    return Values.object(Map.of("enum", Values.array(texts)));
  }

  private static Node pattern(String pattern) {
    return Values.object(
        Map.of("type", Values.string("string"), "pattern", Values.string(pattern)));
  }
}
