package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where references lead. */
@FunctionalInterface
public interface Targets {
  /**
   * The schema that {@code holder} refers to.
   *
   * @param keyword {@code $ref} or {@code $dynamicRef}
   * @return the target, or null where it cannot be known: what depends on it has no verdict; of a
   *     {@code $dynamicRef} the initial one, before the dynamic scope is looked at
   */
  @Nullable Node target(ObjectNode holder, String keyword);

  /**
   * The schemas with a {@code $dynamicAnchor}, by its name, in the schema resource that {@code
   * node} belongs to.
   */
  default Map<String, Node> dynamicAnchors(Node node) {
    return Map.of();
  }
}
