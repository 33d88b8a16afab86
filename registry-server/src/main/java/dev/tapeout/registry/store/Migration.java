package dev.tapeout.registry.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of a database up to date. */
final class Migration {
  private static final String SCRIPTS = "classpath:dev/tapeout/registry/store/";

  static final Dialect SQLITE =
      new Dialect(
          "blob",
          "5",
          List.of(SCRIPTS + "migration", SCRIPTS + "sqlite"),
          SqliteEngine.properties());

  static final Dialect POSTGRES =
      new Dialect("bytea", "2", List.of(SCRIPTS + "migration"), new Properties());

  /**
   * What differs between the two stores.
   *
   * @param blob how each calls bytes
   * @param newest the number of the newest script; a database that has it is left alone, for asking
   *     Flyway costs a second
   * @param scripts where they are: those of both, and those that are about how one lays rows out
   */
  record Dialect(String blob, String newest, List<String> scripts, Properties properties) {}

  private Migration() {}

  static void run(String url, Dialect dialect) throws SQLException {
    if (isCurrent(url, dialect)) {
      return;
    }
    try {
      Flyway.configure()
          .dataSource(url, null, null)
          .jdbcProperties(properties(dialect))
          .locations(dialect.scripts().toArray(String[]::new))
          .placeholders(Map.of("blob", dialect.blob()))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SQLException("its schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> properties(Dialect dialect) {
    Map<String, String> map = new java.util.HashMap<>();
    dialect.properties().forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map;
  }

  private static boolean isCurrent(String url, Dialect dialect) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, dialect.properties());
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select count(*) from flyway_schema_history where success and version = '"
                  + dialect.newest()
                  + "'")) {
        return row.next() && row.getInt(1) > 0;
      } catch (SQLException e) {
        return false; // no such table: a new database
      }
    }
  }
}
