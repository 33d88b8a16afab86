package dev.tapeout.registry.store;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.registry.Stores;
import dev.tapeout.registry.server.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registries that an older server has filled. */
class MigrationTest {
  private static final String VERSION = "/api/contracts/orders/orders-api/versions/1.0.0";

  @ParameterizedTest
  @EnumSource(Stores.class)
  void whatWasPublishedBeforeThereWasAnythingDerivedIsServedAndGoesOn(Stores store) {
    String url = store.url();
    String document = orders("1.0.0", "id: { type: string }");
    try (Running registry = Running.beside(url)) {
      registry.publish(ORDERS, document);
    }
    try (Database database = Database.open(url)) {
      database.write(sql -> { // as the first schema was
        for (String change :
            List.of(
                "drop table derived",
                "drop table derived_note",
                "drop table if exists contract_words",
                "drop table if exists contract_number",
                "delete from flyway_schema_history where version <> '1'")) {
          sql.update(change);
        }
        return true;
      });
    }
    try (Running registry = Running.beside(url)) {
      assertThat(registry.get(VERSION + "/document").body()).isEqualTo(document);
      assertThat(registry.json(VERSION + "/derived").get("items").size()).isZero();
      String next = orders("1.1.0", "id: { type: string }", "n: { type: string }");
      assertThat(registry.publish(ORDERS, next).statusCode()).isEqualTo(201);
      assertThat(registry.json(VERSION.replace("1.0.0", "1.1.0") + "/derived").get("items").size())
          .isEqualTo(2);
    }
  }

  @Test
  void rowsOfContractsLieByTheirNamesInSqlite() {
    try (Database database = Database.open(Stores.SQLITE.url())) {
      String table =
          database
              .read(sql ->
                  sql.first(
                      row -> row.text("sql"),
                      "select sql from sqlite_master where name = 'contract'"))
              .orElseThrow();
      assertThat(table).contains("without rowid"); // or a search takes five times as long
    }
  }

  @Test
  void contextsAreCountedInSqliteWithoutReadingRowsOfContracts() {
    try (Database database = Database.open(Stores.SQLITE.url())) {
      List<String> plan =
          database.read(sql ->
              sql.list(
                  row -> row.text("detail"),
                  "explain query plan select context, count(*) as contracts from contract group by"
                      + " context order by context"));
      assertThat(plan).containsExactly("SCAN contract USING COVERING INDEX contract_context");
    }
  }
}
