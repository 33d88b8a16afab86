package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A media type (OpenAPI 3.1, 4.8.14) under its name or range, such as {@code application/json}. */
public record MediaType(String name, ObjectNode node) {
  /** The schema of the whole payload; null where anything goes. */
  public @Nullable Node schema() {
    return node.get("schema");
  }

  /** The schema of each item of a sequential payload (OpenAPI 3.2); null where there is none. */
  public @Nullable Node itemSchema() {
    return node.get("itemSchema");
  }
}
