package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;

/** The body of a request (OpenAPI 3.1, 4.8.13). */
public record RequestBody(Contract contract, ObjectNode node) {
  public boolean required() {
    return Fields.flag(node, "required", false);
  }

  /** The media types in document order. */
  public List<MediaType> content() {
    return contract.content(node);
  }
}
