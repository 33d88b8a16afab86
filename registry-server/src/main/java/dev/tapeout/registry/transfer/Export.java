package dev.tapeout.registry.transfer;

import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Row;
import dev.tapeout.registry.store.Sql;
import dev.tapeout.runtime.json.JsonTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what a registry holds into a file. */
public final class Export {
  private static final int PAGE = 1_000;
  private static final int BLOBS = 4;

  /**
   * What was written.
   *
   * @param cold the versions whose bytes lie in cold storage, which is not part of the file
   */
  public record Written(long versions, long events, long cold) {}

  private final OutputStream out;
  private final MessageDigest digest = Lines.sha256();
  private long lines;

  private Export(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes all of it, as it is at one moment; the file is there when it is whole.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static Written write(Database database, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        Written written =
            database.read(sql -> {
              // Opened here: a read that is tried again begins the file anew.
              try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), 1 << 16)) {
                return new Export(out).all(sql);
              } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
              }
            });
        Files.move(part, file);
        return written;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private Written all(Sql sql) throws SQLException, IOException {
    line(
        JsonTree.write(json -> {
          json.writeStartObject();
          json.writeName(Lines.HEADER);
          json.writeNumber(Lines.FORMAT);
          json.writeEndObject();
        }));
    long versions = 0;
    long events = 0;
    for (Table table : Table.values()) {
      long rows = rows(sql, table);
      versions += table == Table.VERSION ? rows : 0;
      events += table == Table.EVENT ? rows : 0;
    }
    long before = lines;
    String hash = HexFormat.of().formatHex(digest.digest());
    line(
        JsonTree.write(json -> {
          json.writeStartObject();
          json.writeName(Lines.END);
          json.writeStartObject();
          json.writeName("lines");
          json.writeNumber(before);
          json.writeName("sha256");
          json.writeString(hash);
          json.writeEndObject();
          json.writeEndObject();
        }));
    long cold =
        sql.first(row -> row.number("n"), "select count(*) as n from version where cold = 1")
            .orElseThrow();
    return new Written(versions, events, cold);
  }

  private long rows(Sql sql, Table table) throws SQLException, IOException {
    int most = table == Table.BLOB ? BLOBS : PAGE;
    String select = "select " + table.columnNames() + " from " + table.sql;
    String order = " order by " + table.keyNames() + " limit " + most;
    String after = " where (" + table.keyNames() + ") > (" + Table.marks(table.key.size()) + ")";
    long count = 0;
    List<List<@Nullable Object>> page = sql.list(row -> values(table, row), select + order);
    while (!page.isEmpty()) {
      for (List<@Nullable Object> row : page) {
        line(JsonTree.write(json -> write(json, table, row)));
      }
      count += page.size();
      @Nullable Object[] last = page.get(page.size() - 1).subList(0, table.key.size()).toArray();
      page = sql.list(row -> values(table, row), select + after + order, last);
    }
    return count;
  }

  private static List<@Nullable Object> values(Table table, Row row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (Table.Column column : table.columns) {
      values.add(
          switch (column.kind()) {
            case NUMBER -> row.number(column.name());
            case BYTES -> row.bytes(column.name());
            case TEXT, INSTANT, DAY -> row.textOrNull(column.name());
          });
    }
    return values;
  }

  private static void write(JsonGenerator json, Table table, List<@Nullable Object> row) {
    json.writeStartObject();
    json.writeName(table.label());
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value != null) {
        json.writeName(table.columns.get(i).name());
        switch (value) {
          case Long number -> json.writeNumber(number);
          case byte[] bytes -> json.writeString(Base64.getEncoder().encodeToString(bytes));
          default -> json.writeString(value.toString());
        }
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void line(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
    digest.update(json);
    digest.update((byte) '\n');
    lines++;
  }
}
