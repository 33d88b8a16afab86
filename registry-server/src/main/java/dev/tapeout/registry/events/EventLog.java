package dev.tapeout.registry.events;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of all that happened, to be written within the transaction of what it tells of. */
public final class EventLog {
  private EventLog() {}

  /**
   * Adds an event, and puts it into the outbox of each webhook that wants it. From here on the
   * transaction keeps all others from the log, so this is done last.
   *
   * @param data names and their texts
   */
  public static void append(
      Sql sql, Instant at, String type, String subject, String actor, Map<String, String> data)
      throws SQLException {
    sql.exclusively();
    Map<String, Node> members = new LinkedHashMap<>();
    data.forEach((name, text) -> members.put(name, Values.string(text)));
    Optional<Event> last =
        sql.first(
            Event::of, "select " + Event.COLUMNS + " from event order by number desc limit 1");
    Event event =
        Event.after(
            last.map(Event::number).orElse(0L),
            last.map(Event::hash).orElse(""),
            at.truncatedTo(ChronoUnit.MILLIS),
            type,
            subject,
            actor,
            Values.object(members));
    sql.update(
        "insert into event (" + Event.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
        event.number(),
        event.at(),
        event.type(),
        event.subject(),
        event.actor(),
        event.data(),
        event.previous(),
        event.hash());
    sql.update(
        "insert into outbox (webhook, event, attempts, next_at, state) select id, ?, 0, ?,"
            + " 'waiting' from webhook where removed_at is null and (types = '' or ' ' || types ||"
            + " ' ' like ?)",
        event.number(),
        event.at(),
        "% " + type + " %");
  }

  /** Events after one, in order. */
  public static List<Event> after(Sql sql, long number, int most) throws SQLException {
    return sql.list(
        Event::of,
        "select " + Event.COLUMNS + " from event where number > ? order by number limit ?",
        number,
        most);
  }

  /** The number of the last event; 0 where nothing has happened. */
  public static long last(Sql sql) throws SQLException {
    return sql.first(row -> row.number("number"), "select max(number) as number from event")
        .orElse(0L);
  }

  /**
   * Whether the log is whole: no gap, each hash right, each event holding the hash of the one
   * before.
   *
   * @return the number of the first event that is wrong; empty where none is
   */
  public static Optional<Long> firstBroken(Sql sql) throws SQLException {
    Event before = null;
    long number = 0;
    for (List<Event> page = after(sql, 0, 1000); !page.isEmpty(); page = after(sql, number, 1000)) {
      for (Event event : page) {
        if (!event.follows(before)) {
          return Optional.of(number + 1);
        }
        before = event;
        number = event.number();
      }
    }
    return Optional.empty();
  }
}
