package dev.tapeout.runtime.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON Pointers (RFC 6901). */
public final class JsonPointers {
  private JsonPointers() {}

  /** The steps of a pointer, decoded. */
  public static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    for (int at = pointer.isEmpty() ? 1 : 0; at < pointer.length(); ) {
      int end = pointer.indexOf('/', at + 1);
      end = end < 0 ? pointer.length() : end;
      steps.add(pointer.substring(at + 1, end).replace("~1", "/").replace("~0", "~"));
      at = end;
    }
    return steps;
  }

  /** What {@code pointer} leads to; null where there is nothing. */
  public static @Nullable JsonNode at(JsonNode root, String pointer) {
    JsonNode at = root;
    for (String step : steps(pointer)) {
      at = at.isArray() ? element(at, step) : at.get(step);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static @Nullable JsonNode element(JsonNode array, String step) {
    try {
      return array.get(Integer.parseInt(step));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The pointer that leads from {@code root} to this very {@code node}; null where none does. */
  @SuppressWarnings("ReferenceEquality") // another node that is equal stands elsewhere
  public static @Nullable String to(JsonNode root, JsonNode node) {
    if (root == node) {
      return "";
    }
    if (root.isArray()) {
      for (int i = 0; i < root.size(); i++) {
        String rest = to(root.get(i), node);
        if (rest != null) {
          return "/" + i + rest;
        }
      }
    }
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      String rest = to(property.getValue(), node);
      if (rest != null) {
        return "/" + property.getKey().replace("~", "~0").replace("/", "~1") + rest;
      }
    }
    return null;
  }
}
