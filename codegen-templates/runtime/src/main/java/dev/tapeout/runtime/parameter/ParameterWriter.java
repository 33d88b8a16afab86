package dev.tapeout.runtime.parameter;

import dev.tapeout.runtime.operation.Parameter;
import dev.tapeout.runtime.operation.Shape;
import dev.tapeout.runtime.operation.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Writes a value as the text of one parameter: what {@link ParameterReader} reads. */
public final class ParameterWriter {
  private final Parameter parameter;
  private final boolean isJson;

  public ParameterWriter(Parameter parameter) {
    this.parameter = parameter;
    this.isJson = parameter.shape() == Shape.Scalar.JSON;
  }

  /** What stands in the path in place of {@code {name}}. */
  public String path(JsonNode value) {
    boolean explode = parameter.explode() && !isJson;
    String name = Percent.encode(parameter.name());
    return switch (parameter.style()) {
      case LABEL -> "." + joined(value, explode ? "." : ",", explode, true);
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

  /** The value of the header. */
  public String header(JsonNode value) {
    return joined(value, ",", parameter.explode() && !isJson, false);
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
