package dev.tapeout.runtime.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON values as the text of a header: the style {@code simple} of OpenAPI. */
final class HeaderText {
  private HeaderText() {}

  static String of(JsonNode value, boolean explode) {
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        parts.add(scalar(value.get(i)));
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> property : value.properties()) {
        String separator = explode ? "=" : ",";
        parts.add(property.getKey() + separator + scalar(property.getValue()));
      }
    } else {
      return scalar(value);
    }
    return String.join(",", parts);
  }

  private static String scalar(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isNull() ? "" : value.toString();
  }
}
