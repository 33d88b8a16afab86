package dev.tapeout.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row of an answer that a {@link Sql.Mapper} looks at. */
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  /** A text that is never null. */
  public String text(String column) throws SQLException {
    return Objects.requireNonNull(rows.getString(column), column);
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return rows.getString(column);
  }

  public long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  public byte[] bytes(String column) throws SQLException {
    return Objects.requireNonNull(rows.getBytes(column), column);
  }

  public Instant instant(String column) throws SQLException {
    return Instant.parse(text(column));
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? null : Instant.parse(text);
  }

  public @Nullable LocalDate dayOrNull(String column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? null : LocalDate.parse(text);
  }

  /** The words of a text that holds them parted by blanks; none in an empty one. */
  public List<String> words(String column) throws SQLException {
    String text = text(column);
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
