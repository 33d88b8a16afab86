package dev.tapeout.runtime.schema;

import dev.tapeout.runtime.json.JsonPointers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract as it is understood in one direction: a {@code readOnly} property need not be in a
 * request, nor a {@code writeOnly} one in an answer, whatever {@code required} says. One that is
 * there all the same is judged by its schema.
 */
final class OneWay {
  private static final Set<String> BRANCHES = Set.of("allOf", "anyOf", "oneOf");

  /**
   * Where schemas are kept as those see them who hide more of their properties than they do
   * themselves: whoever else refers to them still asks for all.
   */
  private static final String SEEN = "x-tapeout-seen";

  private final JsonNode document;
  private final Set<String> keywords;
  private final ObjectNode seen = JsonNodeFactory.instance.objectNode();
  private final Map<Set<String>, Map<JsonNode, String>> places = new HashMap<>();

  private OneWay(JsonNode document, Set<String> keywords) {
    this.document = document;
    this.keywords = keywords;
  }

  /**
   * The document without what its schemas require of properties that one of the keywords marks; the
   * same where there are none.
   */
  static JsonNode of(JsonNode document, Set<String> keywords) {
    if (keywords.stream().allMatch(keyword -> document.findValue(keyword) == null)) {
      return document;
    }
    JsonNode copy = document.deepCopy();
    OneWay way = new OneWay(document, keywords);
    way.edit(copy, Set.of());
    if (!way.seen.isEmpty()) {
      ((ObjectNode) copy).set(SEEN, way.seen);
    }
    return copy;
  }

  private void edit(JsonNode at, Set<String> hidden) {
    if (at instanceof ArrayNode array) {
      array.forEach(item -> edit(item, Set.of()));
    }
    if (!(at instanceof ObjectNode schema)) {
      return;
    }
    Set<String> names = new HashSet<>(hidden);
    gather(schema, names, Collections.newSetFromMap(new IdentityHashMap<>()));
    if (schema.get("required") instanceof ArrayNode required && !names.isEmpty()) {
      for (int i = required.size() - 1; i >= 0; i--) {
        if (required.get(i).isString() && names.contains(required.get(i).stringValue())) {
          required.remove(i);
        }
      }
    }
    JsonNode target = names.isEmpty() ? null : target(schema);
    if (target instanceof ObjectNode other && asksMore(other, names)) {
      schema.put("$ref", "#/" + SEEN + "/" + seen(other, names));
    }
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      if (BRANCHES.contains(member.getKey()) && member.getValue() instanceof ArrayNode branches) {
        branches.forEach(branch -> edit(branch, names));
      } else {
        edit(member.getValue(), Set.of());
      }
    }
  }

  /** Whether a schema requires one of the names that it does not hide itself. */
  private boolean asksMore(ObjectNode schema, Set<String> names) {
    Set<String> own = new HashSet<>();
    gather(schema, own, Collections.newSetFromMap(new IdentityHashMap<>()));
    Set<String> more = new HashSet<>(names);
    more.removeAll(own);
    return asks(schema, more, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean asks(JsonNode schema, Set<String> names, Set<JsonNode> met) {
    if (names.isEmpty() || !schema.isObject() || !met.add(schema)) {
      return false;
    }
    if (schema.get("required") instanceof ArrayNode required) {
      for (JsonNode name : required) {
        if (name.isString() && names.contains(name.stringValue())) {
          return true;
        }
      }
    }
    for (String keyword : BRANCHES) {
      if (schema.get(keyword) instanceof ArrayNode branches) {
        for (JsonNode branch : branches) {
          if (asks(branch, names, met)) {
            return true;
          }
        }
      }
    }
    JsonNode target = target(schema);
    return target != null && asks(target, names, met);
  }

  /** The name under which a schema is kept that does not require the names. */
  private String seen(ObjectNode schema, Set<String> names) {
    Map<JsonNode, String> known =
        places.computeIfAbsent(Set.copyOf(names), n -> new IdentityHashMap<>());
    String place = known.get(schema);
    if (place == null) {
      place = "s" + seen.size();
      known.put(schema, place);
      ObjectNode copy = schema.deepCopy();
      seen.set(place, copy);
      edit(copy, names);
    }
    return place;
  }

  private void gather(JsonNode schema, Set<String> names, Set<JsonNode> met) {
    if (!schema.isObject() || !met.add(schema)) {
      return;
    }
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        if (hides(property.getValue(), Collections.newSetFromMap(new IdentityHashMap<>()))) {
          names.add(property.getKey());
        }
      }
    }
    JsonNode target = target(schema);
    if (target != null) {
      gather(target, names, met);
    }
    if (schema.get("allOf") instanceof ArrayNode parts) {
      parts.forEach(part -> gather(part, names, met));
    }
  }

  private boolean hides(JsonNode property, Set<JsonNode> met) {
    if (!property.isObject() || !met.add(property)) {
      return false;
    }
    for (String keyword : keywords) {
      JsonNode marked = property.get(keyword);
      if (marked != null && marked.isBoolean() && marked.booleanValue()) {
        return true;
      }
    }
    JsonNode target = target(property);
    if (target != null && hides(target, met)) {
      return true;
    }
    if (property.get("allOf") instanceof ArrayNode parts) {
      for (JsonNode part : parts) {
        if (hides(part, met)) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable JsonNode target(JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    if (reference == null || !reference.isString() || !reference.stringValue().startsWith("#/")) {
      return null;
    }
    String pointer = reference.stringValue().substring(1).replace("+", "%2B");
    return JsonPointers.at(document, URLDecoder.decode(pointer, StandardCharsets.UTF_8));
  }
}
