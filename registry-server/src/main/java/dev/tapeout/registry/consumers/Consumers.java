package dev.tapeout.registry.consumers;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who relies on a contract, as registered and as seen; to be asked within a transaction. */
public final class Consumers {
  /**
   * What a consumer says of itself.
   *
   * @param context its own bounded context; null where it has none
   * @param environment where it runs; null for everywhere
   * @param operations that it calls, such as {@code GET /orders}; null for all
   */
  public record Reliance(
      String version,
      @Nullable String context,
      @Nullable String environment,
      @Nullable List<String> operations) {}

  /**
   * A consumer.
   *
   * @param reliance null where it never registered and was only seen
   * @param calls by operation, since the day that was asked for
   * @param lastCalled null where it was not seen since then
   */
  public record Consumer(
      String consumer,
      @Nullable Reliance reliance,
      Map<String, Long> calls,
      @Nullable LocalDate lastCalled) {
    /** Whether it uses one of these operations; an empty list means all that there are. */
    public boolean uses(List<String> operations) {
      if (operations.isEmpty() || calls.keySet().stream().anyMatch(operations::contains)) {
        return true;
      }
      return reliance != null
          && (reliance.operations() == null
              || reliance.operations().stream().anyMatch(operations::contains));
    }

    public long total() {
      return calls.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Calls of one operation of a version by one consumer. */
  public record Count(ContractVersion version, String operation, String consumer, long calls) {}

  /** As far back as calls count for what a change hurts, in days. */
  public static final int WINDOW = 90;

  private Consumers() {}

  /** Notes that a consumer relies on a contract, in place of what it said before. */
  public static void register(
      Sql sql, ContractName name, String consumer, Reliance reliance, Instant now)
      throws SQLException {
    forget(sql, name, consumer);
    List<String> operations = reliance.operations();
    sql.update(
        "insert into consumer (context, name, consumer, version, own_context, environment,"
            + " operations, registered_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        name.context(),
        name.name(),
        consumer,
        reliance.version(),
        reliance.context(),
        reliance.environment(),
        operations == null ? null : String.join("\n", operations),
        now);
  }

  /** The own bounded context of a registered consumer; empty where it has none or is not there. */
  public static Optional<String> ownContext(Sql sql, ContractName name, String consumer)
      throws SQLException {
    return sql.first(
            row -> Optional.ofNullable(row.textOrNull("own_context")),
            "select own_context from consumer where context = ? and name = ? and consumer = ?",
            name.context(),
            name.name(),
            consumer)
        .flatMap(context -> context);
  }

  /** Forgets what a consumer said; false where it said nothing. */
  public static boolean forget(Sql sql, ContractName name, String consumer) throws SQLException {
    return sql.update(
            "delete from consumer where context = ? and name = ? and consumer = ?",
            name.context(),
            name.name(),
            consumer)
        > 0;
  }

  /** All consumers of a contract by name, with their calls since a day. */
  public static List<Consumer> of(Sql sql, ContractName name, LocalDate since) throws SQLException {
    Map<String, Reliance> registered = new TreeMap<>();
    sql.list(
        row -> {
          String operations = row.textOrNull("operations");
          return registered.put(
              row.text("consumer"),
              new Reliance(
                  row.text("version"),
                  row.textOrNull("own_context"),
                  row.textOrNull("environment"),
                  operations == null
                      ? null
                      : operations.isEmpty() ? List.of() : List.of(operations.split("\n"))));
        },
        "select consumer, version, own_context, environment, operations from consumer where context"
            + " = ? and name = ?",
        name.context(),
        name.name());
    Map<String, Map<String, Long>> calls = new TreeMap<>();
    Map<String, LocalDate> last = new TreeMap<>();
    sql.list(
        row -> {
          String consumer = row.text("consumer");
          LocalDate day = LocalDate.parse(row.text("last"));
          last.merge(consumer, day, (a, b) -> a.isAfter(b) ? a : b);
          return calls
              .computeIfAbsent(consumer, c -> new TreeMap<>())
              .put(row.text("operation"), row.number("calls"));
        },
        "select consumer, operation, sum(calls) as calls, max(day) as last from usage_daily where"
            + " context = ? and name = ? and day >= ? group by consumer, operation",
        name.context(),
        name.name(),
        since);
    TreeSet<String> names = new TreeSet<>(registered.keySet());
    names.addAll(calls.keySet());
    List<Consumer> all = new ArrayList<>();
    for (String consumer : names) {
      all.add(
          new Consumer(
              consumer,
              registered.get(consumer),
              calls.getOrDefault(consumer, Map.of()),
              last.get(consumer)));
    }
    return all;
  }

  /** Adds calls of versions that are there to those of a day, all in one batch. */
  public static void count(Sql sql, LocalDate day, List<Count> counts) throws SQLException {
    List<@Nullable Object[]> sets = new ArrayList<>();
    for (Count count : counts) {
      sets.add(
          new Object[] {
            count.operation(),
            count.consumer(),
            day,
            count.calls(),
            count.version().contract().context(),
            count.version().contract().name(),
            count.version().version()
          });
    }
    sql.batch(
        "insert into usage_daily (context, name, version, operation, consumer, day, calls) select"
            + " v.context, v.name, v.version, cast(? as text), cast(? as text), cast(? as text),"
            + " cast(? as bigint) from version v where v.context = ? and v.name = ? and v.version ="
            + " ? on conflict (context, name, version, day, operation, consumer) do update set calls"
            + " = usage_daily.calls + excluded.calls",
        sets);
  }

  /** The last day on which anyone called a version, for those that were called. */
  public static Map<ContractVersion, LocalDate> lastCalled(Sql sql) throws SQLException {
    Map<ContractVersion, LocalDate> days = new HashMap<>();
    sql.list(
        row ->
            days.put(
                new ContractVersion(
                    new ContractName(row.text("context"), row.text("name")), row.text("version")),
                LocalDate.parse(row.text("day"))),
        "select context, name, version, max(day) as day from usage_daily group by context, name,"
            + " version");
    return days;
  }

  /** The same for the versions of one contract, each by its number. */
  public static Map<String, LocalDate> lastCalled(Sql sql, ContractName name) throws SQLException {
    Map<String, LocalDate> days = new HashMap<>();
    sql.list(
        row -> days.put(row.text("version"), LocalDate.parse(row.text("day"))),
        "select version, max(day) as day from usage_daily where context = ? and name = ? group by"
            + " version",
        name.context(),
        name.name());
    return days;
  }

  /** Notes which version runs in an environment. */
  public static void deploy(Sql sql, String environment, ContractVersion version, Instant now)
      throws SQLException {
    sql.update(
        "insert into deployment (environment, context, name, version, recorded_at) values (?, ?, ?,"
            + " ?, ?) on conflict (environment, context, name) do update set version ="
            + " excluded.version, recorded_at = excluded.recorded_at",
        environment,
        version.contract().context(),
        version.contract().name(),
        version.version(),
        now);
  }

  /** The environments in which something is known to run, by name. */
  public static List<String> environments(Sql sql) throws SQLException {
    return sql.list(
        row -> row.text("environment"),
        "select distinct environment from deployment order by environment");
  }

  /** Whether anything is known of an environment: what runs there, or who relies on what there. */
  public static boolean isKnown(Sql sql, String environment) throws SQLException {
    return sql.exists("select 1 from deployment where environment = ?", environment)
        || sql.exists("select 1 from consumer where environment = ?", environment);
  }

  /** The version of a contract that runs in an environment; empty where none is known to. */
  public static Optional<ContractVersion> deployed(Sql sql, String environment, ContractName name)
      throws SQLException {
    return sql.first(
        row -> new ContractVersion(name, row.text("version")),
        "select version from deployment where environment = ? and context = ? and name = ?",
        environment,
        name.context(),
        name.name());
  }
}
