package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;

/** A server (OpenAPI 3.1, 4.8.5). */
public record Server(ObjectNode node) {
  /** The URL, which may hold variables in braces; {@code /} where none is given. */
  public String url() {
    return Fields.string(node, "url", "/");
  }
}
