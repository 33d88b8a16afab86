package dev.tapeout.registry.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an export holds, in the order in which it does. Tokens, webhooks with their secrets and what
 * they are yet to be told stay where they are.
 */
enum Table {
  EVENT("event", 1, "number# at@ type subject actor data previous hash"),
  KEY("publisher_key", 1, "id public_key contexts name added_at@ revoked_at@?"),
  CONTRACT("contract", 2, "context name head# epoch# latest title description words versions#"),
  VERSION(
      "version",
      3,
      "context name version seq# digest flow_id document media_type envelope attestation bump"
          + " published_at@ publisher key_id? state sunset% note? changed_at@ announced_at@? cold#"),
  REFERENCE("reference", 6, "context name version to_context to_name to_version"),
  DERIVED("derived", 4, "context name version kind media_type digest size#"),
  NOTE("derived_note", 4, "context name version number# note"),
  BLOB("blob", 1, "digest bytes$"),
  CONSUMER(
      "consumer",
      3,
      "context name consumer version own_context? environment? operations? registered_at@"),
  DEPLOYMENT("deployment", 3, "environment context name version recorded_at@"),
  USAGE("usage_daily", 6, "context name version day operation consumer calls#");

  /** What a column holds. */
  enum Kind {
    TEXT,
    NUMBER,
    INSTANT,
    DAY,
    BYTES
  }

  record Column(String name, Kind kind, boolean nullable) {
    private static Column of(String spec) {
      boolean nullable = spec.endsWith("?") || spec.endsWith("%");
      String name = spec.replaceAll("[^a-z_]", "");
      Kind kind =
          switch (spec.substring(name.length()).replace("?", "")) {
            case "#" -> Kind.NUMBER;
            case "@" -> Kind.INSTANT;
            case "%" -> Kind.DAY;
            case "$" -> Kind.BYTES;
            default -> Kind.TEXT;
          };
      return new Column(name, kind, nullable);
    }
  }

  final String sql;
  final List<Column> columns;
  final List<String> key;

  /**
   * @param keys how many of the columns name a row
   * @param columns a number is marked by #, an instant by @, a day by %, bytes by $, what may be
   *     null by ? (a day may always)
   */
  Table(String sql, int keys, String columns) {
    this.sql = sql;
    this.columns = Arrays.stream(columns.split(" ")).map(Column::of).toList();
    this.key = this.columns.stream().limit(keys).map(Column::name).toList();
  }

  /** As it is called in the file. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String columnNames() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  String keyNames() {
    return String.join(", ", key);
  }

  static String marks(int count) {
    return "?" + ", ?".repeat(count - 1);
  }

  /** Puts a row there; {@code otherwise} says what is done where it is there already. */
  String insert(String otherwise) {
    return "insert into "
        + sql
        + " ("
        + columnNames()
        + ") values ("
        + marks(columns.size())
        + ") on conflict ("
        + keyNames()
        + ") do "
        + otherwise;
  }

  /** Puts the new values of these columns in place of those that are there. */
  static String taking(String... names) {
    return Arrays.stream(names)
        .map(name -> name + " = excluded." + name)
        .collect(Collectors.joining(", ", "update set ", ""));
  }
}
