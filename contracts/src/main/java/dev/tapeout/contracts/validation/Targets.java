package dev.tapeout.contracts.validation;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Where references lead. */
@FunctionalInterface
public interface Targets {
  /**
   * The schema that {@code holder} refers to.
   *
   * @param keyword {@code $ref} or {@code $dynamicRef}
   * @return the target, or null where it cannot be known: what depends on it has no verdict
   */
  @Nullable Node target(ObjectNode holder, String keyword);
}
