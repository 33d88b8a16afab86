package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.registry.ContractVersion;
import java.util.List;

/**
 * What a run of the archive does, or would do.
 *
 * @param archived in the order in which they go
 * @param kept those that stay, and why
 */
public record ArchivePlan(List<ContractVersion> archived, List<Kept> kept) {
  /** A version that stays. */
  public record Kept(ContractVersion version, String why) {}
}
