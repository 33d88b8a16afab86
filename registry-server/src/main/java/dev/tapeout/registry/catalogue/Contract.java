package dev.tapeout.registry.catalogue;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.registry.store.Row;
import java.sql.SQLException;

/**
 * A contract as it is kept.
 *
 * @param head how many publications there were
 * @param epoch grows with every change that a judgement may rest on
 * @param latest the newest version that may be used, by precedence; the last one where none may
 */
public record Contract(
    ContractName id,
    long head,
    long epoch,
    String latest,
    String title,
    String description,
    long versions) {
  static final String COLUMNS = "context, name, head, epoch, latest, title, description, versions";

  static Contract of(Row row) throws SQLException {
    return new Contract(
        new ContractName(row.text("context"), row.text("name")),
        row.number("head"),
        row.number("epoch"),
        row.text("latest"),
        row.text("title"),
        row.text("description"),
        row.number("versions"));
  }
}
