package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The day from which on something may be gone: {@code x-sunset}, as an ISO 8601 date, an RFC 3339
 * time, or an HTTP-date as in the field {@code Sunset} (RFC 8594).
 *
 * @param node the value as written
 * @param day in UTC; null where the value is none of these
 */
public record Sunset(Node node, @Nullable LocalDate day) {
  /** The extension that holds it. */
  public static final String KEY = "x-sunset";

  /** The sunset of an operation, a parameter or a schema; null where it has none. */
  public static @Nullable Sunset of(ObjectNode holder) {
    Node node = holder.get(KEY);
    return node == null ? null : new Sunset(node, node instanceof StringNode s ? day(s) : null);
  }

  /** Whether the day has come; never where it cannot be read. */
  public boolean due(LocalDate today) {
    return day != null && !day.isAfter(today);
  }

  private static @Nullable LocalDate day(StringNode node) {
    String text = node.value().strip();
    try {
      return text.length() == "2026-01-31".length()
          ? LocalDate.parse(text)
          : time(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static OffsetDateTime time(String text) {
    return OffsetDateTime.parse(
        text,
        text.endsWith("GMT")
            ? DateTimeFormatter.RFC_1123_DATE_TIME
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
