package dev.tapeout.runtime.parameter;

import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.operation.Shape.Scalar;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One text, one JSON value. */
final class Scalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A longer number is none that anybody means. */
  private static final int MOST_DIGITS = 400;

  private Scalars() {}

  static JsonNode read(String text, Scalar shape) throws UnfitException {
    return switch (shape) {
      case STRING, FILE -> NODES.stringNode(text);
      case NUMBER -> orUnfit(number(text), text, "a number");
      case INTEGER -> orUnfit(number(text), text, "an integer");
      case BOOLEAN -> orUnfit(literal(text, false), text, "true or false");
      case ANY -> any(text);
      case JSON -> json(text);
    };
  }

  private static JsonNode any(String text) {
    JsonNode value = literal(text, true);
    value = value == null ? number(text) : value;
    return value == null ? NODES.stringNode(text) : value;
  }

  private static JsonNode json(String text) throws UnfitException {
    try {
      return JsonTree.read(text);
    } catch (JsonSyntaxException e) {
      throw new UnfitException("is not JSON: " + e.getMessage());
    }
  }

  private static JsonNode orUnfit(@Nullable JsonNode value, String text, String wanted)
      throws UnfitException {
    if (value == null) {
      throw new UnfitException("is " + quoted(text) + ", not " + wanted);
    }
    return value;
  }

  static String quoted(String text) {
    return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
  }

  private static @Nullable JsonNode literal(String text, boolean orNull) {
    return switch (text) {
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      case "null" -> orNull ? NODES.nullNode() : null;
      default -> null;
    };
  }

  /** A number as JSON writes it (RFC 8259, 6); null where the text is none. */
  private static @Nullable JsonNode number(String text) {
    int length = text.length();
    if (length == 0 || length > MOST_DIGITS) {
      return null;
    }
    int at = text.charAt(0) == '-' ? 1 : 0;
    int end = digits(text, at);
    if (end == at || (text.charAt(at) == '0' && end > at + 1)) {
      return null;
    }
    if (end == length && length < 19) {
      long value = Long.parseLong(text);
      return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }
    if (end < length && text.charAt(end) == '.') {
      at = end + 1;
      end = digits(text, at);
      if (end == at) {
        return null;
      }
    }
    if (end < length && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      at = end + 1;
      at += at < length && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
      end = digits(text, at);
      if (end == at || end - at > 3) { // what has more digits up there is no measure of anything
        return null;
      }
    }
    return end == length ? JsonTree.read(text) : null;
  }

  private static int digits(String text, int at) {
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
