package dev.tapeout.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads values out of JSON trees. Each method throws {@link UnreadableException} where the node is
 * of another kind; what has been validated never makes it.
 */
public final class JsonInput {
  private JsonInput() {}

  /** The property {@code name}, which must be there. */
  public static <T extends @Nullable Object> T required(
      JsonNode object, String name, Function<JsonNode, T> type) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw new UnreadableException(object, "has no property '" + name + "'");
    }
    return type.apply(value);
  }

  /** The property {@code name}; null where it is not there. */
  public static <T> @Nullable T optional(JsonNode object, String name, Function<JsonNode, T> type) {
    JsonNode value = object.get(name);
    return value == null ? null : type.apply(value);
  }

  /** The property {@code name}, which may be absent or null. */
  public static <T> Presence<T> presence(JsonNode object, String name, Function<JsonNode, T> type) {
    JsonNode value = object.get(name);
    if (value == null) {
      return Presence.absent();
    }
    return value.isNull() ? Presence.ofNull() : Presence.of(type.apply(value));
  }

  /** The value; null where the node is. */
  public static <T> @Nullable T nullable(JsonNode node, Function<JsonNode, T> type) {
    return node.isNull() ? null : type.apply(node);
  }

  /** An unmodifiable list. */
  public static <T extends @Nullable Object> List<T> list(
      JsonNode node, Function<JsonNode, T> type) {
    if (!node.isArray()) {
      throw unreadable(node, "an array");
    }
    List<T> list = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(type.apply(node.get(i)));
    }
    return Collections.unmodifiableList(list);
  }

  /** An unmodifiable map, in the order of the document. */
  public static <T extends @Nullable Object> Map<String, T> map(
      JsonNode node, Function<JsonNode, T> type) {
    Map<String, T> map = LinkedHashMap.newLinkedHashMap(node.size());
    for (Map.Entry<String, JsonNode> property : object(node).properties()) {
      map.put(property.getKey(), type.apply(property.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }

  /** An unmodifiable map of the properties that {@code known} does not name. */
  public static <T extends @Nullable Object> Map<String, T> others(
      JsonNode node, Set<String> known, Function<JsonNode, T> type) {
    Map<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : object(node).properties()) {
      if (!known.contains(property.getKey())) {
        map.put(property.getKey(), type.apply(property.getValue()));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** The node itself, which must be an object. */
  public static JsonNode object(JsonNode node) {
    if (!node.isObject()) {
      throw unreadable(node, "an object");
    }
    return node;
  }

  public static String string(JsonNode node) {
    if (!node.isString()) {
      throw unreadable(node, "a string");
    }
    return node.stringValue();
  }

  public static boolean bool(JsonNode node) {
    if (!node.isBoolean()) {
      throw unreadable(node, "true or false");
    }
    return node.booleanValue();
  }

  /** A number without a fraction, be it written {@code 1} or {@code 1.0}. */
  public static int int32(JsonNode node) {
    if (!node.isNumber() || !node.canConvertToInt() || !node.canConvertToExactIntegral()) {
      throw unreadable(node, "an integer of 32 bits");
    }
    return node.intValue();
  }

  /** A number without a fraction, be it written {@code 1} or {@code 1.0}. */
  public static long int64(JsonNode node) {
    if (!node.isNumber() || !node.canConvertToLong() || !node.canConvertToExactIntegral()) {
      throw unreadable(node, "an integer of 64 bits");
    }
    return node.longValue();
  }

  /** A number without a fraction, of any size. */
  public static BigInteger integer(JsonNode node) {
    if (!node.isNumber() || !node.canConvertToExactIntegral()) {
      throw unreadable(node, "an integer");
    }
    return node.bigIntegerValue();
  }

  public static BigDecimal decimal(JsonNode node) {
    if (!node.isNumber()) {
      throw unreadable(node, "a number");
    }
    return node.decimalValue();
  }

  /** A number, rounded to the nearest {@code double}. */
  public static double float64(JsonNode node) {
    double value = node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw unreadable(node, "a number that fits into a double");
    }
    return value;
  }

  /** A number, rounded to the nearest {@code float}. */
  public static float float32(JsonNode node) {
    float value = node.isNumber() ? node.decimalValue().floatValue() : Float.NaN;
    if (!Float.isFinite(value)) {
      throw unreadable(node, "a number that fits into a float");
    }
    return value;
  }

  /** RFC 9562 in its text form, 36 characters. */
  public static UUID uuid(JsonNode node) {
    UUID value = node.isString() ? Texts.uuid(node.stringValue()) : null;
    if (value == null) {
      throw unreadable(node, "a UUID");
    }
    return value;
  }

  /** RFC 3986: a URI, or a reference to one. */
  public static URI uri(JsonNode node) {
    try {
      return new URI(string(node));
    } catch (URISyntaxException e) {
      throw unreadable(node, "a URI");
    }
  }

  /** RFC 3339, 5.6 {@code date-time}. */
  public static OffsetDateTime dateTime(JsonNode node) {
    OffsetDateTime value = node.isString() ? Texts.dateTime(node.stringValue()) : null;
    if (value == null) {
      throw unreadable(node, "a date and time as RFC 3339 writes it");
    }
    return value;
  }

  /** RFC 3339, 5.6 {@code full-date}. */
  public static LocalDate date(JsonNode node) {
    LocalDate value = node.isString() ? Texts.date(node.stringValue()) : null;
    if (value == null) {
      throw unreadable(node, "a date as RFC 3339 writes it");
    }
    return value;
  }

  /** RFC 3339, 5.6 {@code full-time}. */
  public static OffsetTime time(JsonNode node) {
    OffsetTime value = node.isString() ? Texts.time(node.stringValue()) : null;
    if (value == null) {
      throw unreadable(node, "a time as RFC 3339 writes it");
    }
    return value;
  }

  /** RFC 4648, 4: {@code format: byte}, {@code contentEncoding: base64}. */
  public static byte[] base64(JsonNode node) {
    try {
      return Base64.getDecoder().decode(string(node));
    } catch (IllegalArgumentException e) {
      throw unreadable(node, "base64");
    }
  }

  /** A file of a form; one that travels otherwise is a string with a character for each byte. */
  public static FilePart file(JsonNode node) {
    if (node instanceof FilePart.Node part) {
      return part.file();
    }
    String text = string(node);
    if (text.chars().anyMatch(c -> c > 0xff)) {
      throw unreadable(node, "a string with a character for each byte of a file");
    }
    return new FilePart(
        null, "application/octet-stream", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Any value at all, as it is. */
  public static JsonNode any(JsonNode node) {
    return node;
  }

  /** The value; null where there is no node. */
  public static <T> @Nullable T orNull(@Nullable JsonNode node, Function<JsonNode, T> type) {
    return node == null ? null : type.apply(node);
  }

  /** The value; {@code otherwise} where there is no node. */
  public static <T extends @Nullable Object> T orElse(
      @Nullable JsonNode node, Function<JsonNode, T> type, T otherwise) {
    return node == null ? otherwise : type.apply(node);
  }

  /** An element of an array, which must be there. */
  public static JsonNode item(JsonNode node, int index) {
    JsonNode item = node.get(index);
    if (item == null) {
      throw unreadable(node, "an array of at least " + (index + 1) + " elements");
    }
    return item;
  }

  /** Whether the node is an object whose property is one of some strings. */
  public static boolean says(JsonNode node, String property, String... values) {
    JsonNode value = node.get(property);
    if (value != null && value.isString()) {
      for (String one : values) {
        if (one.equals(value.stringValue())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the node is a number without a fraction, be it written {@code 1} or {@code 1.0}. */
  public static boolean isInteger(JsonNode node) {
    return node.isNumber() && node.canConvertToExactIntegral();
  }

  /** For types of which the node is none, such as a closed enumeration. */
  public static UnreadableException unreadable(JsonNode node, String wanted) {
    return new UnreadableException(node, "is not " + wanted);
  }
}
