package dev.tapeout.registry.events;

import dev.tapeout.registry.store.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The addresses that are told of events. */
public final class Webhooks {
  /**
   * An address that is told.
   *
   * @param types of events; empty for all
   * @param waiting how many events it is yet to be told of
   * @param failed how many it could not be told of
   */
  public record Webhook(String id, String url, List<String> types, long waiting, long failed) {}

  /** One that was just added, with its secret. */
  public record Added(String id, String secret) {}

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Webhooks(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public List<Webhook> all() {
    return database.read(sql ->
        sql.list(
            row ->
                new Webhook(
                    row.text("id"),
                    row.text("url"),
                    row.words("types"),
                    row.number("waiting"),
                    row.number("failed")),
            "select id, url, types, (select count(*) from outbox where webhook = id and state ="
                + " 'waiting') as waiting, (select count(*) from outbox where webhook = id and"
                + " state = 'dead') as failed from webhook where removed_at is null order by"
                + " added_at, id"));
  }

  /** Tells an address of all that happens from now on. */
  public Added add(String by, String url, List<String> types) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    byte[] name = new byte[8];
    random.nextBytes(name);
    String id = HexFormat.of().formatHex(name);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    Instant now = clock.instant();
    return database.write(sql -> {
      sql.update(
          "insert into webhook (id, url, types, secret, added_at) values (?, ?, ?, ?, ?)",
          id,
          url,
          String.join(" ", types),
          secret,
          now);
      EventLog.append(sql, now, "webhook.added", id, by, Map.of());
      return new Added(id, secret);
    });
  }

  /** Tells an address no more; false where there is none. */
  public boolean remove(String by, String id) {
    Instant now = clock.instant();
    return database.write(sql -> {
      if (sql.update(
              "update webhook set removed_at = ? where id = ? and removed_at is null", now, id)
          == 0) {
        return false;
      }
      sql.update("delete from outbox where webhook = ? and state = 'waiting'", id);
      EventLog.append(sql, now, "webhook.removed", id, by, Map.of());
      return true;
    });
  }
}
