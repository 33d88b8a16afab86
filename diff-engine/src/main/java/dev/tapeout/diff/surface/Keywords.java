package dev.tapeout.diff.surface;

import dev.tapeout.contracts.openapi.Contract;
import java.util.Set;

/** What the fields of OpenAPI and JSON Schema are to a reader of text. */
final class Keywords {
  private static final Set<String> TEXT =
      Set.of(
          "$self",
          "title",
          "summary",
          "description",
          "$comment",
          "externalDocs",
          "contact",
          "license",
          "bearerFormat",
          "termsOfService",
          "tags");

  /** Values of the author's choice, in which nothing is a keyword. */
  private static final Set<String> VALUES = Set.of("enum", "const", "mapping", "security");

  /** Extensions that other rules compare. */
  private static final Set<String> COMPARED =
      Set.of(Contract.BOUNDED_CONTEXT, Contract.SILICON_FLOW);

  private Keywords() {}

  static boolean isText(String key) {
    return TEXT.contains(key);
  }

  static boolean isExample(String key) {
    return key.equals("example") || key.equals("examples");
  }

  static boolean isExtension(String key) {
    return key.startsWith("x-");
  }

  static boolean isComparedElsewhere(String key) {
    return COMPARED.contains(key);
  }

  static boolean holdsValues(String key) {
    return VALUES.contains(key);
  }
}
