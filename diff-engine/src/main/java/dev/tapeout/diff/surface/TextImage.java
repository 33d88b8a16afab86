package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private TextImage() {}

  /** The texts of all values that a schema accepts, and maybe others; null where unknown. */
  static @Nullable Node covering(@Nullable Node schema) {
    return schema instanceof ObjectNode object ? image(object) : null;
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

  private static @Nullable Node image(ObjectNode schema) {
    Node constant = schema.get("const");
    if (constant != null) {
      return single(constant) ? texts(List.of(constant)) : null;
    }
    if (schema.get("enum") instanceof ArrayNode listed) {
      return listed.items().stream().allMatch(TextImage::single) ? texts(listed.items()) : null;
    }
    return schema.get("type") instanceof StringNode type ? BY_TYPE.get(type.value()) : null;
  }

  private static boolean single(Node value) {
    return !(value instanceof ObjectNode
        || value instanceof ArrayNode
        || value instanceof NullNode);
  }

  private static Node texts(List<Node> values) {
    List<Node> texts = new ArrayList<>();
    for (Node value : values) {
      texts.add(value instanceof StringNode ? value : Values.string(value.toString()));
    }
    return Values.object(Map.of("enum", Values.array(texts)));
  }

  private static Node pattern(String pattern) {
    return Values.object(
        Map.of("type", Values.string("string"), "pattern", Values.string(pattern)));
  }
}
