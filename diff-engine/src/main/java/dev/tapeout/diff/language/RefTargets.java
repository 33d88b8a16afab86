package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where references lead; the caller knows the documents, the algebra does not. */
@FunctionalInterface
public interface RefTargets {
  /**
   * The schema that {@code holder} refers to.
   *
   * @param holder the schema object that holds the reference
   * @param keyword {@code $ref} or {@code $dynamicRef}
   * @return the target, or null where it cannot be known; of a {@code $dynamicRef} the initial one,
   *     before the dynamic scope is looked at
   */
  @Nullable Node target(ObjectNode holder, String keyword);

  /**
   * The schema that a {@code $ref} names which leads back to where it stands, without a step into
   * the value. No instance can be judged by it (JSON Schema 2020-12 core, 9.4.1), so it is no
   * {@link #target}; but what reads the same on both sides means the same, whatever that is.
   */
  default @Nullable Node circular(ObjectNode holder) {
    return null;
  }

  /** What {@code schema} says, where that is in a dialect that is not read; else null. */
  default @Nullable Foreign foreign(ObjectNode schema) {
    return null;
  }

  /**
   * The schemas with a {@code $dynamicAnchor}, by its name, in the schema resource that {@code
   * node} belongs to: what comes into the dynamic scope where an evaluation enters the resource
   * (JSON Schema 2020-12 core, 7.1 and 8.2.3.2).
   */
  default Map<String, Node> dynamicAnchors(Node node) {
    return Map.of();
  }
}
