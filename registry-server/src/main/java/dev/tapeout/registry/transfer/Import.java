package dev.tapeout.registry.transfer;

import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import dev.tapeout.registry.transfer.Lines.Most;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings an export into a registry. The logs say how the two stand to each other: where that of the
 * registry is the beginning of that of the file, the registry is brought to where the file is;
 * where it is the other way round, there is nothing to bring; where they part, nothing is done.
 */
public final class Import {
  /** What was brought: events and versions that were not there before. */
  public record Brought(long versions, long events) {}

  private static final int BATCH = 500;

  /** What never changes of a version. */
  private static final List<String> LASTING =
      List.of("digest", "document", "envelope", "attestation", "publisher", "published_at", "bump");

  /** Taken as the file has them: who was forgotten since is not to stay. */
  private static final List<Table> FORGETTING = List.of(Table.CONSUMER, Table.DEPLOYMENT);

  private final Sql sql;
  private final long known;
  private boolean ahead;
  private long versions;
  private long events;
  private final List<@Nullable Object[]> waiting = new ArrayList<>();
  private @Nullable Table of;
  private String otherwise = "nothing";

  private Import(Sql sql, long known) {
    this.sql = sql;
    this.known = known;
  }

  /**
   * Checks all of a file, and then brings in all of it or nothing.
   *
   * @throws TransferException if it is not sound, or does not go with what is there
   */
  public static Brought read(Database database, Path file) {
    return read(database, file, Most.DEFAULT);
  }

  /**
   * The same in the memory of a server that serves others meanwhile: a file of up to 256 MiB once
   * it is no longer compressed, and 100,000 rows that others are checked by.
   */
  public static Brought readServing(Database database, Path file) {
    return read(database, file, Most.SERVING);
  }

  static Brought read(Database database, Path file, Most most) {
    String digest = verify(file, most);
    return database.write(sql -> {
      sql.exclusively(); // nothing happens meanwhile
      Import bringing =
          new Import(
              sql, sql.first(row -> row.number("n"), "select count(*) as n from event").orElse(0L));
      try (Lines lines = Lines.open(file, most)) {
        for (Entry entry = lines.next(); entry != null; entry = lines.next()) {
          bringing.bring(entry);
        }
        if (!lines.digest().equals(digest)) {
          throw new TransferException("the file was changed while it was read");
        }
      }
      bringing.flush();
      return new Brought(bringing.versions, bringing.events);
    });
  }

  private static String verify(Path file, Most most) {
    try (Lines lines = Lines.open(file, most)) {
      Verification verification = new Verification(most.kept());
      for (Entry entry = lines.next(); entry != null; entry = lines.next()) {
        verification.accept(entry);
      }
      verification.end();
      return lines.digest();
    }
  }

  private void bring(Entry entry) throws SQLException {
    Table table = entry.table();
    if (table != of) {
      flush();
      of = table;
    }
    switch (table) {
      case EVENT -> event(entry);
      case VERSION -> version(entry);
      case BLOB -> {
        if (ahead) { // one by one: they are large
          sql.update(table.insert("nothing"), entry.parameters());
        }
      }
      case KEY -> put(entry, Table.taking("contexts", "name", "revoked_at"));
      case CONTRACT ->
          put(
              entry,
              Table.taking("head", "epoch", "latest", "title", "description", "words", "versions"));
      case REFERENCE, DERIVED, NOTE, CONSUMER, DEPLOYMENT -> put(entry, "nothing");
      case USAGE ->
          put(
              entry,
              "update set calls = case when excluded.calls > usage_daily.calls then excluded.calls"
                  + " else usage_daily.calls end");
    }
  }

  private void event(Entry entry) throws SQLException {
    long number = entry.number("number");
    if (number > known) {
      if (!ahead) {
        ahead = true;
        for (Table table : FORGETTING) {
          sql.update("delete from " + table.sql);
        }
      }
      events++;
      put(entry, "nothing");
      return;
    }
    String here =
        sql.first(row -> row.text("hash"), "select hash from event where number = ?", number)
            .orElse("nothing");
    if (!here.equals(entry.text("hash"))) {
      throw entry.wrong(
          "the logs part at event "
              + number
              + ": here it has the hash "
              + here
              + ", in the file "
              + entry.text("hash")
              + "; an export goes into an empty registry, or into one that it was made of or for");
    }
  }

  private void version(Entry entry) throws SQLException {
    Optional<List<String>> there =
        sql.first(
            row -> {
              List<String> values = new ArrayList<>();
              for (String column : LASTING) {
                values.add(row.text(column));
              }
              return values;
            },
            "select "
                + String.join(", ", LASTING)
                + " from version where context = ? and name = ? and version = ?",
            entry.text("context"),
            entry.text("name"),
            entry.text("version"));
    if (there.isPresent()) {
      for (int i = 0; i < LASTING.size(); i++) {
        String column = LASTING.get(i);
        if (!there.get().get(i).equals(entry.text(column))) {
          throw entry.wrong(
              entry.version()
                  + " is another one here: its "
                  + column
                  + " is "
                  + there.get().get(i)
                  + ", in the file "
                  + entry.text(column));
        }
      }
    } else if (!ahead) {
      throw entry.wrong(entry.version() + " is not here, though the logs say that it is");
    } else {
      versions++;
    }
    put(entry, Table.taking("state", "sunset", "note", "changed_at", "announced_at", "cold"));
  }

  /** Puts a row there where the file knows more than the registry. */
  private void put(Entry entry, String otherwise) throws SQLException {
    if (ahead || entry.table() == Table.USAGE) {
      waiting.add(entry.parameters());
      this.otherwise = otherwise;
      if (waiting.size() == BATCH) {
        flush();
      }
    }
  }

  private void flush() throws SQLException {
    if (of != null && !waiting.isEmpty()) {
      sql.batch(of.insert(otherwise), waiting);
      waiting.clear();
    }
  }
}
