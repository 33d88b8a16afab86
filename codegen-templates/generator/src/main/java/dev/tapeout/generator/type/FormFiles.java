package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a multipart form are files: those that are bytes of some media type (OpenAPI 3.1,
 * 4.8.14.3 and 4.8.14.5), not text.
 */
final class FormFiles {
  private FormFiles() {}

  /**
   * @param encoding what the media type says of the field; null where it says nothing
   */
  static boolean isFile(Node schema, @Nullable Node encoding, References references) {
    Facets facets = Facets.of(schema, references);
    if (facets.has("contentEncoding") || !facets.values().isEmpty()) {
      return false;
    }
    boolean string = facets.types().equals(Set.of("string"));
    if (string && "binary".equals(facets.text("format"))) {
      return true;
    }
    String type =
        encoding instanceof ObjectNode o && o.get("contentType") instanceof StringNode s
            ? s.value()
            : facets.text("contentMediaType");
    boolean untyped = facets.types().isEmpty() && !isStructured(facets);
    return type == null
        ? untyped && schema instanceof ObjectNode
        : (string || untyped) && !isText(type);
  }

  /** Whether something else than its type says what the value is. */
  private static boolean isStructured(Facets facets) {
    return !facets.alternatives().isEmpty()
        || !facets.properties().isEmpty()
        || facets.has("items")
        || facets.has("prefixItems")
        || facets.has("additionalProperties");
  }

  private static boolean isText(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json");
  }
}
