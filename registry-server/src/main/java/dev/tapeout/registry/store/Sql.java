package dev.tapeout.registry.store;

import dev.tapeout.runtime.service.Problem;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements within one transaction. Parameters are strings, numbers, bytes, instants, days or
 * null.
 */
public final class Sql {
  /** Makes a value of a row. */
  @FunctionalInterface
  public interface Mapper<T> {
    T of(Row row) throws SQLException;
  }

  /** Of one width, so that instants sort as text. */
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What is done with a statement whose parameters are set. */
  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private final Statements statements;
  private final boolean sqlite;

  Sql(Statements statements, boolean sqlite) {
    this.statements = statements;
    this.sqlite = sqlite;
  }

  /** Whether there is {@code contract_words}; an index of PostgreSQL needs no other question. */
  public boolean indexesWords() {
    return sqlite;
  }

  /** All rows. */
  public <T> List<T> list(Mapper<T> mapper, String sql, @Nullable Object... parameters)
      throws SQLException {
    return use(
        sql,
        statement -> {
          bind(statement, parameters);
          try (ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
              all.add(mapper.of(row));
            }
            return all;
          }
        });
  }

  /** The first row; empty where there is none. */
  public <T> Optional<T> first(Mapper<T> mapper, String sql, @Nullable Object... parameters)
      throws SQLException {
    return use(
        sql,
        statement -> {
          bind(statement, parameters);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(mapper.of(new Row(rows))) : Optional.empty();
          }
        });
  }

  /** Whether there is such a row. */
  public boolean exists(String sql, @Nullable Object... parameters) throws SQLException {
    return first(row -> true, sql, parameters).isPresent();
  }

  /** Changes rows; how many. */
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    return use(
        sql,
        statement -> {
          bind(statement, parameters);
          return statement.executeUpdate();
        });
  }

  /** Changes rows by one statement for each set of parameters. */
  public void batch(String sql, List<@Nullable Object[]> sets) throws SQLException {
    use(
        sql,
        statement -> {
          for (@Nullable Object[] parameters : sets) {
            bind(statement, parameters);
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /** Lets only one transaction of the whole registry go on from here until it has ended. */
  public void exclusively() throws SQLException {
    if (!sqlite) { // which has one writer anyway
      first(row -> true, "select pg_advisory_xact_lock(7282737)");
    }
  }

  private <T> T use(String sql, Use<T> use) throws SQLException {
    PreparedStatement statement = statements.take(sql);
    T result;
    try {
      result = use.of(statement);
    } catch (SQLException | RuntimeException e) {
      try (statement) { // one that has failed is not used again
        throw e;
      }
    }
    statements.giveBack(sql, statement);
    return result;
  }

  /** PostgreSQL holds no U+0000 in a text; SQLite is not to hold what cannot be moved there. */
  private static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw Problem.of(400, "a text holds the character U+0000, which is not kept").exception();
    }
    return text;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> statement.setString(i + 1, null);
        case String text -> statement.setString(i + 1, storable(text));
        case Integer number -> statement.setInt(i + 1, number);
        case Long number -> statement.setLong(i + 1, number);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Instant instant -> statement.setString(i + 1, INSTANT.format(instant));
        case LocalDate day -> statement.setString(i + 1, day.toString());
        default -> throw new IllegalArgumentException("no parameter: " + parameters[i].getClass());
      }
    }
  }
}
