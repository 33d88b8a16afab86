package dev.tapeout.registry.publication;

import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Contract;
import dev.tapeout.registry.catalogue.State;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement rests on, as it was at one moment.
 *
 * @param contract null where it is not there yet
 * @param latest the version to compare with; null where none may be used
 * @param pinned what the draft refers to
 */
record Snapshot(@Nullable Contract contract, Judge.@Nullable Side latest, PinnedVersions pinned) {

  static Snapshot of(Sql sql, Draft draft) throws SQLException {
    PinnedVersions pinned = PinnedVersions.of(sql, draft.references());
    Contract contract = Catalogue.contract(sql, draft.contract()).orElse(null);
    Version latest =
        contract == null
            ? null
            : Catalogue.version(sql, new ContractVersion(contract.id(), contract.latest()))
                .filter(v -> v.state() != State.ARCHIVED)
                .orElse(null);
    return new Snapshot(contract, latest == null ? null : Judge.Side.of(sql, latest), pinned);
  }
}
