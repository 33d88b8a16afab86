package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Where references lead; the caller knows the documents, the algebra does not. */
@FunctionalInterface
public interface RefTargets {
  /**
   * The schema that {@code holder} refers to.
   *
   * @param holder the schema object that holds the reference
   * @param keyword {@code $ref} or {@code $dynamicRef}
   * @return the target, or null where it cannot be known
   */
  @Nullable Node target(ObjectNode holder, String keyword);
}
