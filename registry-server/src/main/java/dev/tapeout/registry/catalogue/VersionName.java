package dev.tapeout.registry.catalogue;

/** One version of one contract. */
public record VersionName(ContractName contract, String version) {
  @Override
  public String toString() {
    return contract + "@" + version;
  }
}
