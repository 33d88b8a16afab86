package dev.tapeout.runtime.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** JSON in characters that a header can have: what is not ASCII stands in strings, escaped. */
  static String ascii(byte[] json) {
    StringBuilder text = new StringBuilder(json.length);
    for (char c : new String(json, StandardCharsets.UTF_8).toCharArray()) {
      text.append(c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return text.toString();
  }

  private static String scalar(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isNull() ? "" : value.toString();
  }
}
