package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.reference.References;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a multipart form are files: those that are bytes of some media type (OpenAPI 3.1,
 * 4.8.14.3 and 4.8.14.5), not text.
 */
final class FormFiles {
  private FormFiles() {}

  /**
   * The types of those fields of a form that are files, or lists of such, by name.
   *
   * @param encoding what the media type says of the fields by name; null where it says nothing
   */
  static Map<String, TypeUse> of(Facets form, @Nullable Node encoding, References references) {
    Map<String, TypeUse> files = new LinkedHashMap<>();
    form.properties()
        .forEach((name, schemas) -> {
          Node own = encoding instanceof ObjectNode all ? all.get(name) : null;
          TypeUse file = file(schemas.get(0), own, references);
          if (file != null) {
            files.put(name, file);
          }
        });
    return files;
  }

  private static @Nullable TypeUse file(
      Node field, @Nullable Node encoding, References references) {
    Facets facets = Facets.of(field, references);
    Node items = facets.types().equals(Set.of("array")) ? facets.first("items") : null;
    if (items == null) {
      return part(field, encoding, references);
    }
    TypeUse item = part(items, encoding, references);
    return item == null ? null : orNull(item.list(), facets);
  }

  /** What is one part, whatever is in it. */
  private static @Nullable TypeUse part(
      Node schema, @Nullable Node encoding, References references) {
    return isFile(references.follow(schema), encoding, references)
        ? orNull(TypeUse.FILE, Facets.of(schema, references))
        : null;
  }

  private static TypeUse orNull(TypeUse type, Facets facets) {
    return facets.nullable() ? type.orNull() : type;
  }

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
