package dev.tapeout.registry.events;

import dev.tapeout.registry.store.Database;
import dev.tapeout.registry.store.Sql;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * An event on its way to an address.
   *
   * @param at when it happened
   * @param next when it is told next, while it waits
   * @param problem why the last try failed; null where none did
   */
  public record Sent(
      long event,
      String type,
      String subject,
      Instant at,
      String state,
      int attempts,
      Instant next,
      @Nullable String problem) {}

  /** How many events are yet to be told, and how many were given up. */
  public record Depth(long waiting, long dead) {}

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

  /** How much waits, and how much was given up. */
  public Depth depth() {
    return database.read(sql -> new Depth(count(sql, "waiting"), count(sql, "dead")));
  }

  private static long count(Sql sql, String state) throws SQLException {
    return sql.first(
            row -> row.number("events"),
            "select count(*) as events from outbox where state = ?",
            state)
        .orElse(0L);
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

  /** Whether an address is told. */
  public boolean knows(String id) {
    return database.read(
        sql -> sql.exists("select 1 from webhook where id = ? and removed_at is null", id));
  }

  /**
   * What became of the events for an address, in their order.
   *
   * @param state {@code waiting}, {@code delivered} or {@code dead}; null for any
   * @param after the number of an event; those after it
   */
  public List<Sent> sent(String id, @Nullable String state, long after, int most) {
    return database.read(sql ->
        sql.list(
            row ->
                new Sent(
                    row.number("event"),
                    row.text("type"),
                    row.text("subject"),
                    row.instant("at"),
                    row.text("state"),
                    (int) row.number("attempts"),
                    row.instant("next_at"),
                    row.textOrNull("problem")),
            "select o.event, e.type, e.subject, e.at, o.state, o.attempts, o.next_at, o.problem from"
                + " outbox o join event e on e.number = o.event where o.webhook = ? and (o.state = ?"
                + " or ? = '') and o.event > ? order by o.event limit ?",
            id,
            state == null ? "" : state,
            state == null ? "" : state,
            after,
            most));
  }

  /**
   * Tells an address again.
   *
   * @param event the only one, whatever became of it; null for all that could not be told
   * @param since only what happened then or later; null for all
   * @return how many
   */
  public int replay(String by, String id, @Nullable Long event, @Nullable Instant since) {
    Instant now = clock.instant();
    return database.write(sql -> {
      int count =
          sql.update(
              "update outbox set state = 'waiting', attempts = 0, next_at = ?, problem = null where"
                  + " webhook = ? and (state = 'dead' or event = ?) and (event = ? or ? = 0) and"
                  + " exists (select 1 from event e where e.number = outbox.event and e.at >= ?)",
              now,
              id,
              event == null ? 0L : event,
              event == null ? 0L : event,
              event == null ? 0L : event,
              since == null ? Instant.EPOCH : since);
      if (count > 0) {
        EventLog.append(
            sql, now, "webhook.replayed", id, by, Map.of("events", Integer.toString(count)));
      }
      return count;
    });
  }
}
