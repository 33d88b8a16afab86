package dev.tapeout.runtime.json;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@link JsonGenerator} has no method for. */
public final class JsonOutput {
  /** {@code OffsetTime.toString} leaves out seconds that are zero, which RFC 3339 does not. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter();

  private JsonOutput() {}

  /** How a value of some type is written. */
  @FunctionalInterface
  public interface Writer<T extends @Nullable Object> {
    void write(T value, JsonGenerator out);
  }

  /** The property {@code name}, unless it is absent. */
  public static <T> void presence(
      JsonGenerator out, String name, Presence<T> presence, Writer<T> type) {
    switch (presence) {
      case Presence.Absent<T> absent -> {}
      case Presence.Null<T> none -> out.writeNullProperty(name);
      case Presence.Of<T>(T value) -> {
        out.writeName(name);
        type.write(value, out);
      }
    }
  }

  public static <T> void nullable(JsonGenerator out, @Nullable T value, Writer<T> type) {
    if (value == null) {
      out.writeNull();
    } else {
      type.write(value, out);
    }
  }

  public static <T extends @Nullable Object> void list(
      JsonGenerator out, List<? extends T> values, Writer<T> type) {
    out.writeStartArray();
    for (T value : values) {
      type.write(value, out);
    }
    out.writeEndArray();
  }

  public static <T extends @Nullable Object> void map(
      JsonGenerator out, Map<String, ? extends T> values, Writer<T> type) {
    out.writeStartObject();
    properties(out, values, type);
    out.writeEndObject();
  }

  /** The entries as properties of the object that is being written. */
  public static <T extends @Nullable Object> void properties(
      JsonGenerator out, Map<String, ? extends T> values, Writer<T> type) {
    for (Map.Entry<String, ? extends T> entry : values.entrySet()) {
      out.writeName(entry.getKey());
      type.write(entry.getValue(), out);
    }
  }

  public static void uuid(UUID value, JsonGenerator out) {
    out.writeString(value.toString());
  }

  public static void uri(URI value, JsonGenerator out) {
    out.writeString(value.toString());
  }

  public static void dateTime(OffsetDateTime value, JsonGenerator out) {
    out.writeString(text(value));
  }

  public static void date(LocalDate value, JsonGenerator out) {
    out.writeString(value.toString());
  }

  public static void time(OffsetTime value, JsonGenerator out) {
    out.writeString(text(value));
  }

  public static void base64(byte[] value, JsonGenerator out) {
    out.writeBinary(value);
  }

  /**
   * A file of a form that is yet to be written ({@link JsonTree#of}), which reads it again by
   * {@link FilePart#of}. JSON has no files.
   */
  public static void file(FilePart value, JsonGenerator out) {
    out.writeEmbeddedObject(value);
  }

  /** As RFC 3339 writes it. */
  public static String text(OffsetDateTime value) {
    return value.toLocalDate() + "T" + text(value.toOffsetTime());
  }

  /** As RFC 3339 writes it. */
  public static String text(OffsetTime value) {
    return TIME.format(value);
  }

  /** Any value at all, as it is. */
  public static void any(JsonNode node, JsonGenerator out) {
    switch (node) {
      case ObjectNode object -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
          out.writeName(property.getKey());
          any(property.getValue(), out);
        }
        out.writeEndObject();
      }
      case ArrayNode array -> {
        out.writeStartArray();
        for (int i = 0; i < array.size(); i++) {
          any(array.get(i), out);
        }
        out.writeEndArray();
      }
      default -> scalar(node, out);
    }
  }

  private static void scalar(JsonNode node, JsonGenerator out) {
    switch (node.getNodeType()) {
      case STRING -> out.writeString(node.stringValue());
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NUMBER -> {
        if (node.isLong() || node.isInt()) {
          out.writeNumber(node.longValue());
        } else if (node.isBigInteger()) {
          out.writeNumber(node.bigIntegerValue());
        } else {
          out.writeNumber(node.decimalValue());
        }
      }
      default -> out.writeNull();
    }
  }
}
