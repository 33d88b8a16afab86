package dev.tapeout.registry.publication;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import java.util.Set;

/**
 * A document that is to become a version.
 *
 * @param document in JSON or YAML, as it was written
 * @param references the published versions that it names, there or not
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Draft(ContractName contract, byte[] document, Set<ContractVersion> references) {
  /** A draft of a document. */
  public static Draft of(ContractName contract, byte[] document) {
    return new Draft(contract, document, PinnedReferences.in(document));
  }
}
