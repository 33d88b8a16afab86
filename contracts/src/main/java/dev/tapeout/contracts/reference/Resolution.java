package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a reference leads to: exactly one of the two is there.
 *
 * @param target the value that the reference means; it may itself hold a {@code $ref}
 * @param problem why there is no target: {@code ref-unresolved}, {@code ref-outside-tree}, {@code
 *     ref-to-url}, {@code ref-not-pulled} or {@code ref-cycle}
 */
public record Resolution(@Nullable Node target, @Nullable Diagnostic problem) {
  static Resolution to(Node target) {
    return new Resolution(target, null);
  }

  static Resolution failed(Diagnostic problem) {
    return new Resolution(null, problem);
  }
}
