package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header of a response or of a part (OpenAPI 3.1, 4.8.21) under its name. */
public record Header(Contract contract, String name, ObjectNode node) {
  public boolean required() {
    return Fields.flag(node, "required", false);
  }

  public boolean deprecated() {
    return Fields.flag(node, "deprecated", false);
  }

  public boolean explode() {
    return Fields.flag(node, "explode", false);
  }

  /** The schema of the value; null where there is none or {@link #content} has it. */
  public @Nullable Node schema() {
    return node.get("schema");
  }

  /** How the value is written if not by {@code schema} and style; at most one is valid. */
  public List<MediaType> content() {
    return contract.content(node);
  }
}
