package dev.tapeout.registry.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One row.
 *
 * @param line where it stands in the file, from 1
 * @param values texts, longs, bytes or null, by column and in the order of the columns
 */
record Entry(long line, Table table, Map<String, @Nullable Object> values) {
  /** As the store writes them, so that they sort as text. */
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /**
   * @throws TransferException if the row has not just the columns of the table, each of its kind
   */
  static Entry of(long line, Table table, JsonNode row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Table.Column column : table.columns) {
      JsonNode value = row.get(column.name());
      values.put(column.name(), value == null ? null : value(line, column, value));
      if (value == null && !column.nullable()) {
        throw wrong(line, table.label() + " has no '" + column.name() + "'");
      }
    }
    for (String name : row.propertyNames()) {
      if (!values.containsKey(name)) {
        throw wrong(line, table.label() + " has '" + name + "', which is not known");
      }
    }
    return new Entry(line, table, values);
  }

  private static Object value(long line, Table.Column column, JsonNode value) {
    try {
      if (column.kind() == Table.Kind.NUMBER
          && value.isIntegralNumber()
          && value.canConvertToLong()) {
        return value.longValue();
      }
      if (column.kind() != Table.Kind.NUMBER
          && value.isString()
          && value.stringValue().indexOf('\0') < 0) {
        return text(column.kind(), value.stringValue());
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // said below
    }
    throw wrong(line, "'" + column.name() + "' is not " + words(column.kind()));
  }

  private static Object text(Table.Kind kind, String text) {
    return switch (kind) {
      case BYTES -> Base64.getDecoder().decode(text);
      case INSTANT -> {
        if (!INSTANT.matcher(text).matches()) {
          throw new IllegalArgumentException();
        }
        Instant.parse(text);
        yield text;
      }
      case DAY -> {
        if (!DAY.matcher(text).matches()) {
          throw new IllegalArgumentException();
        }
        LocalDate.parse(text);
        yield text;
      }
      case TEXT, NUMBER -> text;
    };
  }

  private static String words(Table.Kind kind) {
    return switch (kind) {
      case TEXT -> "a text without U+0000";
      case NUMBER -> "a whole number of 64 bits";
      case INSTANT -> "an instant such as 2026-11-29T10:00:00.000Z";
      case DAY -> "a day such as 2026-11-29";
      case BYTES -> "bytes in base64";
    };
  }

  String text(String column) {
    return (String) Objects.requireNonNull(values.get(column), column);
  }

  @Nullable String textOrNull(String column) {
    return (String) values.get(column);
  }

  long number(String column) {
    return (Long) Objects.requireNonNull(values.get(column), column);
  }

  byte[] bytes() {
    return (byte[]) Objects.requireNonNull(values.get("bytes"));
  }

  /** {@code orders/orders-api@1.0.0} of a row that has to do with a version. */
  String version() {
    return contract() + "@" + text("version");
  }

  String contract() {
    return text("context") + "/" + text("name");
  }

  @Nullable Object[] parameters() {
    return values.values().toArray();
  }

  TransferException wrong(String what) {
    return wrong(line, what);
  }

  static TransferException wrong(long line, String what) {
    return new TransferException("line " + line + ": " + what);
  }
}
