package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Metadata of a contract (OpenAPI 3.1, 4.8.2). */
public record Info(ObjectNode node) {
  public @Nullable String title() {
    return Fields.string(node, "title");
  }

  /** The version of the contract, which should be a semver. */
  public @Nullable String version() {
    return Fields.string(node, "version");
  }
}
