package dev.tapeout.registry.catalogue;

import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.registry.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about what is kept, to be asked within a transaction. */
public final class Catalogue {
  /** How many contracts a bounded context has. */
  public record Context(String name, long contracts) {}

  private Catalogue() {}

  public static List<Context> contexts(Sql sql) throws SQLException {
    return sql.list(
        row -> new Context(row.text("context"), row.number("contracts")),
        "select context, count(*) as contracts from contract group by context order by context");
  }

  public static Optional<Contract> contract(Sql sql, ContractName name) throws SQLException {
    return sql.first(
        Contract::of,
        "select " + Contract.COLUMNS + " from contract where context = ? and name = ?",
        name.context(),
        name.name());
  }

  /**
   * One page of contracts by name.
   *
   * @param context only those of it; null for all
   * @param words all of which must occur, be it within others
   * @param after the last one that the caller has; null to begin
   */
  public static List<Contract> contracts(
      Sql sql, @Nullable String context, List<String> words, @Nullable ContractName after, int most)
      throws SQLException {
    StringBuilder where = new StringBuilder("1 = 1");
    List<Object> parameters = new ArrayList<>();
    if (context != null) {
      where.append(" and context = ?");
      parameters.add(context);
    }
    if (after != null) {
      where.append(" and (context, name) > (?, ?)");
      parameters.add(after.context());
      parameters.add(after.name());
    }
    List<String> lower = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    WordIndex.few(sql, lower)
        .ifPresent(few -> {
          where.append(WordIndex.CONDITION);
          parameters.add(few);
        });
    for (String word : lower) {
      where.append(" and words like ? escape '!'");
      parameters.add("%" + literal(word) + "%");
    }
    parameters.add(most);
    return sql.list(
        Contract::of,
        "select "
            + Contract.COLUMNS
            + " from contract where "
            + where
            + " order by context, name limit ?",
        parameters.toArray());
  }

  /** A text of which {@code like} takes nothing for a wildcard. */
  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  public static Optional<Version> version(Sql sql, ContractVersion name) throws SQLException {
    return sql.first(
        Version::of,
        "select "
            + Version.COLUMNS
            + " from version where context = ? and name = ? and version = ?",
        name.contract().context(),
        name.contract().name(),
        name.version());
  }

  /**
   * One page of versions, the newest first.
   *
   * @param before the {@link Version#seq} of the last one that the caller has
   */
  public static List<Version> versions(Sql sql, ContractName name, long before, int most)
      throws SQLException {
    return sql.list(
        Version::of,
        "select "
            + Version.COLUMNS
            + " from version where context = ? and name = ? and seq < ? order by seq desc limit ?",
        name.context(),
        name.name(),
        before,
        most);
  }

  /** The versions of all contracts that may be used. */
  public static List<Version> usable(Sql sql) throws SQLException {
    return sql.list(
        Version::of,
        "select "
            + Version.COLUMNS
            + " from version where state <> 'archived' order by context, name, seq");
  }

  /**
   * Whether a version may be used, and keeps it so until the transaction ends: its row is touched,
   * so that on PostgreSQL others who touch it wait; SQLite has one writer anyway.
   */
  public static boolean hold(Sql sql, ContractVersion name) throws SQLException {
    return sql.update(
            "update version set state = state where context = ? and name = ? and version = ? and"
                + " state <> 'archived'",
            name.contract().context(),
            name.contract().name(),
            name.version())
        > 0;
  }

  /** What a version refers to. */
  public static List<ContractVersion> references(Sql sql, ContractVersion from)
      throws SQLException {
    return sql.list(
        row ->
            new ContractVersion(
                new ContractName(row.text("to_context"), row.text("to_name")),
                row.text("to_version")),
        "select to_context, to_name, to_version from reference where context = ? and name = ? and"
            + " version = ? order by to_context, to_name, to_version",
        from.contract().context(),
        from.contract().name(),
        from.version());
  }

  /** The versions that refer to one and may be used. */
  public static List<ContractVersion> dependents(Sql sql, ContractVersion to) throws SQLException {
    return sql.list(
        row ->
            new ContractVersion(
                new ContractName(row.text("context"), row.text("name")), row.text("version")),
        "select r.context, r.name, r.version from reference r join version v on v.context ="
            + " r.context and v.name = r.name and v.version = r.version where r.to_context = ? and"
            + " r.to_name = ? and r.to_version = ? and v.state <> 'archived' order by r.context,"
            + " r.name, r.version",
        to.contract().context(),
        to.contract().name(),
        to.version());
  }
}
