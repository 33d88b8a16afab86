package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content type of a part that states none: it follows from the type of the property (OpenAPI
 * 3.1, 4.8.15.1; with {@code format: binary}, 3.0 has another).
 */
final class PartTypes {
  private static final String TEXT = "text/plain";
  private static final String BYTES = "application/octet-stream";

  private PartTypes() {}

  /** The properties of a body, each of which is a part. */
  static List<ObjectNode.Member> schemas(@Nullable Node body, References references) {
    return body != null
            && references.follow(body) instanceof ObjectNode object
            && object.get("properties") instanceof ObjectNode properties
        ? properties.members()
        : List.of();
  }

  /** The types one of which is the default of a part; none where its schema leaves it open. */
  static Set<String> defaults(Node schema, References references) {
    if (!(references.follow(schema) instanceof ObjectNode object)
        || object.has("contentMediaType")) {
      return Set.of();
    }
    return switch (type(object)) {
      case "string" -> ofString(object);
      case "number", "integer", "boolean" -> Set.of(TEXT);
      case "object" -> Set.of("application/json");
      // Each item is a part of its own.
      case "array" ->
          object.get("items") instanceof ObjectNode items
                  && items.get("type") instanceof StringNode t
                  && !t.value().equals("array")
              ? defaults(items, references)
              : Set.of();
      default -> Set.of();
    };
  }

  /** Whether a part surely is a text, a number or a boolean. */
  static boolean single(Node schema, References references) {
    return references.follow(schema) instanceof ObjectNode object
        && Set.of("string", "number", "integer", "boolean").contains(type(object));
  }

  private static Set<String> ofString(ObjectNode schema) {
    if (schema.has("contentEncoding")) {
      return Set.of(BYTES);
    }
    boolean binary =
        schema.get("format") instanceof StringNode format
            && Set.of("binary", "byte", "base64").contains(format.value());
    return binary ? Set.of(TEXT, BYTES) : Set.of(TEXT);
  }

  /** The only type; none where there are several, or where a subschema may say. */
  private static String type(ObjectNode schema) {
    Node type = schema.get("type");
    if (type instanceof ArrayNode list && list.size() == 1) {
      type = list.get(0);
    }
    return type instanceof StringNode name ? name.value() : "";
  }
}
