package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Diagnostic;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reading a contract gave.
 *
 * @param contract null where the document is no OpenAPI document that can be looked at
 * @param diagnostics all that is wrong with it, in the order in which it was found
 */
public record ContractReading(@Nullable Contract contract, List<Diagnostic> diagnostics) {
  /**
   * The rules about what counts as absent though it is there: where such an error is new, what was
   * compared may not be what is meant, and hide a break.
   */
  public static final Set<String> UNREAD =
      Set.of("field-of-wrong-kind", "duplicate-key", "parameter-duplicate");

  static final String NO_OBJECT = "contract-not-an-object";
  static final String NO_VERSION = "openapi-version-missing";

  /** Whether the document is sound JSON or YAML and does not so much as claim to be a contract. */
  public boolean isOther() {
    return contract == null
        && diagnostics.stream()
            .anyMatch(d -> d.rule().equals(NO_OBJECT) || d.rule().equals(NO_VERSION));
  }

  /** Whether a number was not read: a constraint is lost, so nothing can be said for sure. */
  public boolean lostNumber() {
    return diagnostics.stream().anyMatch(d -> d.rule().equals("number-too-large"));
  }
}
