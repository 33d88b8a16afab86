package dev.tapeout.runtime.parameter;

import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.operation.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the values of one parameter out of requests. Items are separated before they are decoded,
 * so that an encoded comma is part of an item.
 */
public final class ParameterReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Shape.Properties ANYTHING = new Shape.Properties(Map.of(), Shape.Scalar.ANY);

  private final Parameter parameter;

  public ParameterReader(Parameter parameter) {
    this.parameter = parameter;
  }

  /**
   * Reads a part of a path.
   *
   * @param raw the value of the template's variable, percent-encoded
   */
  public JsonNode path(String raw) throws UnfitException {
    Items decoding = text -> Percent.decode(text, false);
    return switch (parameter.style()) {
      case LABEL -> {
        if (raw.charAt(0) != '.') {
          throw new UnfitException("does not begin with '.'");
        }
        yield delimited(raw.substring(1), parameter.explode() ? '.' : ',', decoding);
      }
      case MATRIX -> matrix(raw, decoding);
      default -> delimited(raw, ',', decoding);
    };
  }

  private JsonNode matrix(String raw, Items decoding) throws UnfitException {
    if (raw.charAt(0) != ';') {
      throw new UnfitException("does not begin with ';'");
    }
    List<String> pairs = split(raw.substring(1), ';');
    if (parameter.explode() && parameter.shape() instanceof Shape.Properties shape) {
      return properties(pairs, shape, decoding);
    }
    List<String> values = new ArrayList<>();
    String start = Percent.encode(parameter.name());
    for (String pair : pairs) {
      boolean named = pair.startsWith(start);
      if (named && pair.length() == start.length()) {
        values.add("");
      } else if (named && pair.charAt(start.length()) == '=') {
        values.add(pair.substring(start.length() + 1));
      } else {
        throw new UnfitException("is not written as ;" + parameter.name() + "=value");
      }
    }
    if (parameter.explode() && parameter.shape() instanceof Shape.Array(Shape items)) {
      return array(values, items, decoding);
    }
    if (values.isEmpty()) {
      throw new UnfitException("is not written as ;" + parameter.name() + "=value");
    }
    return delimited(single(values), ',', decoding);
  }

  /**
   * Reads a header.
   *
   * @param lines the values of all headers of that name
   * @return null where there is none
   */
  public @Nullable JsonNode header(List<String> lines) throws UnfitException {
    if (lines.isEmpty()) {
      return null;
    }
    if (parameter.shape() instanceof Shape.Scalar) {
      return delimited(single(lines).strip(), ',', text -> text);
    }
    return delimited(String.join(",", lines), ',', String::strip);
  }

  /**
   * Reads pairs of a query, a form or a cookie. Where a schema has several types, what can only be
   * an object or a list is one; of a list with one item only its schema can tell.
   *
   * @param others the names of all other parameters, which an object without named properties does
   *     not take for its own
   * @return null where there is none
   */
  public @Nullable JsonNode query(Query query, List<String> others) throws UnfitException {
    if (parameter.shape() instanceof Shape.Properties shape) {
      if (parameter.style() == Style.DEEP_OBJECT) {
        return deepObject(query, shape);
      }
      if (parameter.explode()) {
        return scattered(query, shape, others);
      }
    }
    boolean any = parameter.shape() == Shape.Scalar.ANY;
    JsonNode object =
        any && parameter.style() == Style.DEEP_OBJECT ? deepObject(query, ANYTHING) : null;
    if (object != null) {
      return object;
    }
    List<String> values = query.all(parameter.name());
    if (values.isEmpty()) {
      return null;
    }
    if (any && parameter.explode() && values.size() > 1) {
      return array(values, Shape.Scalar.ANY, query::decoded);
    }
    if (parameter.explode() && parameter.shape() instanceof Shape.Array(Shape items)) {
      return array(values, items, query::decoded);
    }
    String value = single(values);
    return switch (parameter.style()) {
      case SPACE_DELIMITED ->
          delimited(value.replace("%20", "+").replace(' ', '+'), '+', query::decoded);
      case PIPE_DELIMITED ->
          delimited(value.replace("%7C", "|").replace("%7c", "|"), '|', query::decoded);
      default -> delimited(value, ',', query::decoded);
    };
  }

  /** {@code color[R]=100&color[G]=200}. */
  private @Nullable JsonNode deepObject(Query query, Shape.Properties shape) throws UnfitException {
    ObjectNode object = null;
    String start = parameter.name() + "[";
    for (Query.Pair pair : query.pairs()) {
      if (pair.name().startsWith(start) && pair.name().endsWith("]")) {
        object = object == null ? NODES.objectNode() : object;
        put(
            object,
            pair.name().substring(start.length(), pair.name().length() - 1),
            pair.value(),
            shape,
            query::decoded);
      }
    }
    return object;
  }

  /** {@code R=100&G=200}: each property a parameter of its own. */
  private @Nullable JsonNode scattered(Query query, Shape.Properties shape, List<String> others)
      throws UnfitException {
    ObjectNode object = null;
    for (Query.Pair pair : query.pairs()) {
      boolean own =
          shape.properties().isEmpty()
              ? !others.contains(pair.name())
              : shape.properties().containsKey(pair.name());
      if (own) {
        object = object == null ? NODES.objectNode() : object;
        put(object, pair.name(), pair.value(), shape, query::decoded);
      }
    }
    return object;
  }

  /** One text of the shape {@code shape}. */
  public static JsonNode scalar(String text, Shape.Scalar shape) throws UnfitException {
    return Scalars.read(text, shape);
  }

  private JsonNode delimited(String raw, char delimiter, Items decoding) throws UnfitException {
    return switch (parameter.shape()) {
      case Shape.Scalar scalar -> Scalars.read(decoding.decode(raw), scalar);
      case Shape.Array(Shape items) -> array(split(raw, delimiter), items, decoding);
      case Shape.Properties shape ->
          parameter.explode()
              ? properties(split(raw, delimiter), shape, decoding)
              : alternating(split(raw, delimiter), shape, decoding);
    };
  }

  private static JsonNode array(List<String> texts, Shape items, Items decoding)
      throws UnfitException {
    ArrayNode array = NODES.arrayNode(texts.size());
    for (String text : texts) {
      array.add(item(decoding.decode(text), items));
    }
    return array;
  }

  /** {@code R=100}, {@code G=200}. */
  private static JsonNode properties(List<String> pairs, Shape.Properties shape, Items decoding)
      throws UnfitException {
    ObjectNode object = NODES.objectNode();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new UnfitException("has " + Scalars.quoted(pair) + " where name=value is asked");
      }
      put(
          object,
          decoding.decode(pair.substring(0, equals)),
          pair.substring(equals + 1),
          shape,
          decoding);
    }
    return object;
  }

  /** {@code R}, {@code 100}, {@code G}, {@code 200}. */
  private static JsonNode alternating(List<String> texts, Shape.Properties shape, Items decoding)
      throws UnfitException {
    if (texts.size() % 2 != 0) {
      throw new UnfitException("has a name without a value");
    }
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < texts.size(); i += 2) {
      put(object, decoding.decode(texts.get(i)), texts.get(i + 1), shape, decoding);
    }
    return object;
  }

  private static void put(
      ObjectNode object, String name, String raw, Shape.Properties shape, Items decoding)
      throws UnfitException {
    if (object.has(name)) {
      throw new UnfitException("has the property " + Scalars.quoted(name) + " twice");
    }
    Shape of = shape.properties().getOrDefault(name, shape.others());
    object.set(name, item(decoding.decode(raw), of));
  }

  /** No style says how values nest; what a scalar cannot be is left to validation as a string. */
  private static JsonNode item(String text, Shape shape) throws UnfitException {
    return Scalars.read(text, shape instanceof Shape.Scalar scalar ? scalar : Shape.Scalar.STRING);
  }

  private static String single(List<String> values) throws UnfitException {
    if (values.size() > 1) {
      throw new UnfitException("comes " + values.size() + " times, and once is asked");
    }
    return values.getFirst();
  }

  /** Nothing at all is no item. */
  private static List<String> split(String text, char delimiter) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, at)) {
      parts.add(text.substring(at, end));
      at = end + 1;
    }
    parts.add(text.substring(at));
    return parts;
  }

  private interface Items {
    String decode(String raw) throws UnfitException;
  }
}
