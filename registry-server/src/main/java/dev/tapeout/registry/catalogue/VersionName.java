package dev.tapeout.registry.catalogue;

import dev.tapeout.contracts.registry.ContractName;

/** One version of one contract. */
public record VersionName(ContractName contract, String version) {
  @Override
  public String toString() {
    return contract + "@" + version;
  }
}
