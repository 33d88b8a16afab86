package dev.tapeout.registry.operations;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.catalogue.Blobs;
import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.catalogue.Version;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;

/** What a request names, or the problem that there is no such thing. */
final class Lookup {
  private Lookup() {}

  static ContractVersion name(String context, String name, String version) {
    return new ContractVersion(new ContractName(context, name), version);
  }

  static Version version(Sql sql, ContractVersion name) throws SQLException {
    return Catalogue.version(sql, name).orElseThrow(() -> Answers.missing("version " + name));
  }

  static byte[] bytes(Sql sql, String digest, ContractVersion name) throws SQLException {
    return Blobs.get(sql, digest)
        .orElseThrow(() -> Answers.missing("document of " + name + " here: it is archived"));
  }
}
