package dev.tapeout.runtime.parameter;

import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.operation.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * Writes a value as the text of one parameter: what {@link ParameterReader} reads. Where that would
 * be another value, since some text in it cannot be told from what separates the items, it is
 * refused.
 */
public final class ParameterWriter {
  private final Parameter parameter;
  private final boolean isJson;

  public ParameterWriter(Parameter parameter) {
    this.parameter = parameter;
    this.isJson = parameter.shape() == Shape.Scalar.JSON;
  }

  /**
   * What stands in the path in place of {@code {name}}.
   *
   * @throws IllegalArgumentException where the style cannot carry the value: {@code .} separates
   *     exploded items of {@code label}, and no encoding tells it from their own (RFC 3986, 2.3)
   */
  public String path(JsonNode value) {
    boolean explode = parameter.explode() && !isJson;
    String name = Percent.encode(parameter.name());
    return switch (parameter.style()) {
      case LABEL -> {
        if (explode) {
          refuse(value, ".", "");
        }
        yield "." + joined(value, explode ? "." : ",", explode, true);
      }
      case MATRIX -> {
        if (explode && value.isObject()) {
          yield ";" + joined(value, ";", true, true);
        }
        if (explode && value.isArray()) {
          StringBuilder all = new StringBuilder();
          value.forEach(item -> all.append(";").append(name).append("=").append(encoded(item)));
          yield all.toString();
        }
        yield ";" + name + "=" + joined(value, ",", false, true);
      }
      default -> joined(value, ",", explode, true);
    };
  }

  /**
   * The value of the header.
   *
   * @throws IllegalArgumentException where an item has the comma that separates them, or a name
   *     {@code =}: nothing in a header is encoded
   */
  public String header(JsonNode value) {
    refuse(value, ",", parameter.explode() ? "=" : "");
    return joined(value, ",", parameter.explode() && !isJson, false);
  }

  /**
   * @param delimiter that no item, name or value may have
   * @param between names and values, which no name may have; empty where they may
   */
  private void refuse(JsonNode value, String delimiter, String between) {
    if (isJson || value.isValueNode()) {
      return;
    }
    value.forEach(
        item -> refuse(item.isString() ? item.stringValue() : item.toString(), delimiter));
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      refuse(property.getKey(), delimiter);
      if (!between.isEmpty()) {
        refuse(property.getKey(), between);
      }
    }
  }

  private void refuse(String text, String separator) {
    if (text.contains(separator)) {
      throw new IllegalArgumentException(
          "the parameter '"
              + parameter.name()
              + "' cannot carry '"
              + text
              + "': it would be read as more than one, for '"
              + separator
              + "' separates them");
    }
  }

  /** {@code name=value} pairs of a query, a form or a cookie. */
  public List<String> query(JsonNode value) {
    String name = Percent.encode(parameter.name());
    if (isJson || value.isValueNode()) {
      return List.of(name + "=" + encoded(value));
    }
    if (value.isObject() && parameter.style() == Style.DEEP_OBJECT) {
      List<String> pairs = new ArrayList<>();
      value.properties().forEach(p -> pairs.add(name + "%5B" + pair(p, "%5D=", true)));
      return pairs;
    }
    if (parameter.explode()) {
      List<String> pairs = new ArrayList<>();
      value.forEach(item -> pairs.add(name + "=" + encoded(item)));
      if (value.isObject()) {
        pairs.clear();
        value.properties().forEach(property -> pairs.add(pair(property, "=", true)));
      }
      return pairs;
    }
    String delimiter =
        switch (parameter.style()) {
          case SPACE_DELIMITED -> "%20";
          case PIPE_DELIMITED -> "%7C";
          default -> ",";
        };
    return List.of(name + "=" + joined(value, delimiter, false, true));
  }

  private String joined(JsonNode value, String delimiter, boolean named, boolean encode) {
    if (isJson || value.isValueNode()) {
      return text(value, encode);
    }
    StringJoiner joined = new StringJoiner(delimiter);
    if (value.isArray()) {
      value.forEach(item -> joined.add(text(item, encode)));
    } else {
      String between = named ? "=" : delimiter;
      value.properties().forEach(property -> joined.add(pair(property, between, encode)));
    }
    return joined.toString();
  }

  private String pair(Map.Entry<String, JsonNode> property, String between, boolean encode) {
    String name = encode ? Percent.encode(property.getKey()) : property.getKey();
    return name + between + text(property.getValue(), encode);
  }

  private String encoded(JsonNode value) {
    return text(value, true);
  }

  private String text(JsonNode value, boolean encode) {
    String text = value.isString() && !isJson ? value.stringValue() : value.toString();
    return encode ? Percent.encode(text) : text;
  }
}
