package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Kind;
import org.jspecify.annotations.Nullable;

/** The parts of {@code components} (OpenAPI 3.2, section 4.8). */
final class Section {
  private Section() {}

  /** Where objects of a kind stand; null where none of that kind can be referred to. */
  static @Nullable String of(Kind kind, Node target) {
    return switch (kind) {
      case SCHEMA -> "schemas";
      case RESPONSE -> "responses";
      // A header is a parameter that says neither its name nor where it is.
      case PARAMETER -> target instanceof ObjectNode o && o.has("in") ? "parameters" : "headers";
      case EXAMPLE -> "examples";
      case REQUEST_BODY -> "requestBodies";
      case SECURITY_SCHEME -> "securitySchemes";
      case LINK -> "links";
      case CALLBACK -> "callbacks";
      case PATH_ITEM -> "pathItems";
      case MEDIA_TYPE -> "mediaTypes";
      default -> null;
    };
  }
}
