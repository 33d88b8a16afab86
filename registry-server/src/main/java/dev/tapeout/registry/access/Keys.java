package dev.tapeout.registry.access;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.identity.VerificationKey;
import dev.tapeout.registry.events.EventLog;
import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Row;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys whose signatures the registry accepts, each for some bounded contexts. */
public final class Keys {
  /**
   * A key.
   *
   * @param contexts empty for a key of the registry itself
   * @param revokedAt null while it is accepted
   */
  public record Known(
      String id,
      VerificationKey key,
      List<String> contexts,
      String name,
      Instant addedAt,
      @Nullable Instant revokedAt) {
    public boolean isAcceptedIn(String context) {
      return revokedAt == null && contexts.contains(context);
    }
  }

  private static final String COLUMNS = "id, public_key, contexts, name, added_at, revoked_at";

  private final Database database;
  private final InstantSource clock;

  public Keys(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public List<Known> all() {
    return database.read(sql ->
        sql.list(Keys::known, "select " + COLUMNS + " from publisher_key order by added_at, id"));
  }

  /** Accepts a key from now on; empty where it is known already. */
  public Optional<Known> add(Caller by, VerificationKey key, List<String> contexts, String name) {
    Instant now = clock.instant();
    return database.write(sql -> {
      if (!insert(sql, key, contexts, name, now)) {
        return Optional.empty();
      }
      EventLog.append(
          sql,
          now,
          "key.added",
          key.id(),
          by.name(),
          Map.of("name", name, "contexts", String.join(" ", contexts)));
      return find(sql, key.id());
    });
  }

  /** Accepts no further signature of a key; what it has signed stays. False where there is none. */
  public boolean revoke(Caller by, String id) {
    Instant now = clock.instant();
    return database.write(sql -> {
      if (sql.update(
              "update publisher_key set revoked_at = ? where id = ? and contexts <> '' and"
                  + " revoked_at is null",
              now,
              id)
          == 0) {
        return false;
      }
      EventLog.append(sql, now, "key.revoked", id, by.name(), Map.of());
      return true;
    });
  }

  /** Makes a key of the registry itself known. */
  public void addOwn(SigningKey key) {
    Instant now = clock.instant();
    database.write(sql -> insert(sql, key.verification(), List.of(), "registry", now));
  }

  public static Optional<Known> find(Sql sql, String id) throws SQLException {
    return sql.first(Keys::known, "select " + COLUMNS + " from publisher_key where id = ?", id);
  }

  private static boolean insert(
      Sql sql, VerificationKey key, List<String> contexts, String name, Instant now)
      throws SQLException {
    return sql.update(
            "insert into publisher_key (id, public_key, contexts, name, added_at) values"
                + " (?, ?, ?, ?, ?) on conflict do nothing",
            key.id(),
            key.text(),
            String.join(" ", contexts),
            name,
            now)
        > 0;
  }

  private static Known known(Row row) throws SQLException {
    return new Known(
        row.text("id"),
        VerificationKey.read(row.text("public_key")).orElseThrow(),
        row.words("contexts"),
        row.text("name"),
        row.instant("added_at"),
        row.instantOrNull("revoked_at"));
  }
}
