package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;

/** A security scheme (OpenAPI 3.1, 4.8.27) under the name that requirements use for it. */
public record SecurityScheme(String name, ObjectNode node) {
  /** {@code apiKey}, {@code http}, {@code mutualTLS}, {@code oauth2} or {@code openIdConnect}. */
  public String type() {
    return Fields.string(node, "type", "");
  }
}
