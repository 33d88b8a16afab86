package dev.tapeout.runtime.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON text (RFC 8259) to trees and back. Numbers keep their digits; a name that comes twice in an
 * object is refused, since readers do not agree on what it means.
 */
public final class JsonTree {
  private static final int MOST_LEVELS = 200;
  private static final int MOST_ZEROS = 1000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxStringLength(Integer.MAX_VALUE) // the size of the body is limited
                  .build())
          .build();

  private JsonTree() {}

  /**
   * Reads one JSON value, and nothing after it.
   *
   * @throws JsonSyntaxException if the bytes are anything else
   */
  public static JsonNode read(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return whole(parser);
    } catch (JacksonException e) {
      throw syntax(e);
    }
  }

  /** As {@link #read(byte[])}. */
  public static JsonNode read(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return whole(parser);
    } catch (JacksonException e) {
      throw syntax(e);
    }
  }

  /** What {@code writer} writes, as UTF-8. */
  public static byte[] write(Consumer<JsonGenerator> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writer.accept(out);
    }
    return bytes.toByteArray();
  }

  /** What {@code writer} writes, as a tree; of a file the tree holds no copy. */
  public static JsonNode of(Consumer<JsonGenerator> writer) {
    try (Tokens tokens = new Tokens()) {
      writer.accept(tokens);
      try (JsonParser parser = tokens.asParser(ObjectReadContext.empty())) {
        return whole(parser);
      }
    }
  }

  private static JsonNode whole(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new JsonSyntaxException(1, 1, "there is no JSON value");
    }
    JsonNode value = value(parser, first);
    if (parser.nextToken() != null) {
      throw refused(parser, "there is more after the JSON value");
    }
    return value;
  }

  private static JsonNode value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_EMBEDDED_OBJECT -> NODES.pojoNode(parser.getEmbeddedObject());
      default -> throw refused(parser, "there is no JSON value");
    };
  }

  private static JsonNode object(JsonParser parser) {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (object.get(name) != null) {
        throw refused(parser, "the name \"" + name + "\" comes twice in one object");
      }
      object.set(name, value(parser, parser.nextToken()));
    }
    return object;
  }

  private static JsonNode array(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token));
    }
    return array;
  }

  /** A few characters can write a number that takes all memory to compute with. */
  private static JsonNode decimal(JsonParser parser) {
    BigDecimal value = parser.getDecimalValue();
    if (Math.abs((long) value.scale()) > MOST_ZEROS) {
      throw refused(parser, "the number is beyond 1e" + MOST_ZEROS + " or 1e-" + MOST_ZEROS);
    }
    return NODES.numberNode(value);
  }

  private static JsonNode integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static JsonSyntaxException refused(JsonParser parser, String message) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new JsonSyntaxException(at.getLineNr(), at.getColumnNr(), message);
  }

  private static JsonSyntaxException syntax(JacksonException e) {
    String message =
        e instanceof StreamConstraintsException
            ? "it is nested deeper than "
                + MOST_LEVELS
                + " levels, or has a number or a name too long"
            : e.getOriginalMessage();
    TokenStreamLocation at = e.getLocation();
    return at == null
        ? new JsonSyntaxException(1, 1, message)
        : new JsonSyntaxException(at.getLineNr(), at.getColumnNr(), message);
  }
}
