package dev.tapeout.contracts.vocabulary;

/** The dialects of JSON Schema in which schemas are read: 2020-12 and OpenAPI's, built on it. */
public final class Dialect {
  private Dialect() {}

  /** Whether schemas are read in the dialect of this URI. */
  public static boolean isRead(String uri) {
    return uri.startsWith("https://spec.openapis.org/oas/3.")
        || uri.equals("https://json-schema.org/draft/2020-12/schema")
        || uri.equals("https://json-schema.org/draft/2020-12/schema#");
  }
}
