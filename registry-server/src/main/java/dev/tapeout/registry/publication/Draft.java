package dev.tapeout.registry.publication;

import dev.tapeout.contracts.registry.ContractName;

/**
 * A document that is to become a version.
 *
 * @param document in JSON or YAML, as it was written
 */
public record Draft(ContractName contract, byte[] document) {}
