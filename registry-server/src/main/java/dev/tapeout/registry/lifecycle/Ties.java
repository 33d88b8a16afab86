package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.store.Row;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps versions from being archived, asked for all of them in a few questions.
 *
 * @param latest the latest versions of contracts of which others may be used, too
 * @param referred who refers to a version and may be used
 * @param relied versions that a consumer relies on, or that run somewhere
 */
record Ties(
    Set<ContractVersion> latest,
    Map<ContractVersion, ContractVersion> referred,
    Set<ContractVersion> relied) {
  private static final String ALL = "1 = 1";

  /** Those of every version. */
  static Ties of(Sql sql) throws SQLException {
    return of(sql, ALL, ALL, new Object[0]);
  }

  /** Those of the versions of one contract. */
  static Ties of(Sql sql, ContractName contract) throws SQLException {
    return of(
        sql,
        "context = ? and name = ?",
        "r.to_context = ? and r.to_name = ?",
        new Object[] {contract.context(), contract.name()});
  }

  private static Ties of(Sql sql, String own, String referred, Object[] parameters)
      throws SQLException {
    // What comes next is judged by the latest version: it goes last.
    Set<ContractVersion> latest =
        new HashSet<>(
            sql.list(
                row -> name(row, "context", "name", "latest"),
                "select context, name, latest from contract c where "
                    + own
                    + " and exists (select 1 from version v where v.context = c.context and v.name ="
                    + " c.name and v.version <> c.latest and v.state <> 'archived')",
                parameters));
    Map<ContractVersion, ContractVersion> dependents = new HashMap<>();
    sql.list(
        row ->
            dependents.put(
                name(row, "to_context", "to_name", "to_version"),
                name(row, "context", "name", "version")),
        "select r.to_context, r.to_name, r.to_version, r.context, r.name, r.version from reference"
            + " r join version v on v.context = r.context and v.name = r.name and v.version ="
            + " r.version where v.state <> 'archived' and "
            + referred,
        parameters);
    Set<ContractVersion> relied = new HashSet<>();
    for (String table : new String[] {"consumer", "deployment"}) {
      relied.addAll(
          sql.list(
              row -> name(row, "context", "name", "version"),
              "select context, name, version from " + table + " where " + own,
              parameters));
    }
    return new Ties(latest, dependents, relied);
  }

  private static ContractVersion name(Row row, String context, String name, String version)
      throws SQLException {
    return new ContractVersion(
        new ContractName(row.text(context), row.text(name)), row.text(version));
  }

  /** Why a version is to stay; null where nothing keeps it. */
  @Nullable String toKeep(ContractVersion name) {
    if (latest.contains(name)) {
      return "it is the latest of its contract, and others are in use";
    }
    ContractVersion dependent = referred.get(name);
    if (dependent != null) {
      return dependent + " refers to it";
    }
    return relied.contains(name) ? "a consumer relies on it, or it is deployed" : null;
  }
}
