package dev.tapeout.diff.language;

import static dev.tapeout.diff.language.Json.items;
import static dev.tapeout.diff.language.Json.members;
import static dev.tapeout.diff.language.Json.referred;
import static dev.tapeout.diff.language.Json.target;
import static dev.tapeout.diff.language.Json.then;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places of a document where a schema stands, and what a change of it does to the whole. */
final class Places {
  /**
   * One place.
   *
   * @param path where it stands in the document
   * @param route how to get there from the root, through references
   * @param sign 1 where the whole accepts less if the part does, -1 where it accepts more; 0 where
   *     that depends ({@code oneOf}, {@code if}, {@code contains} with a maximum, or several uses)
   * @param watched whether an unevaluated keyword around looks at what is evaluated here
   */
  record Place(List<Object> path, List<Object> route, int sign, boolean watched) {
    private Place or(Place other) {
      return new Place(path, route, sign == other.sign ? sign : 0, watched || other.watched);
    }
  }

  private record Use(String definition, int sign, boolean watched) {}

  private final ObjectNode document;
  private final Map<List<Object>, Place> found = new LinkedHashMap<>();
  private final Set<Use> followed = new HashSet<>();

  private Places(ObjectNode document) {
    this.document = document;
  }

  static List<Place> in(ObjectNode document) {
    Places places = new Places(document);
    places.walk(document, new Place(List.of(), List.of(), 1, false));
    return new ArrayList<>(places.found.values());
  }

  /** Whether all references lead somewhere. */
  static boolean whole(ObjectNode document) {
    return in(document).stream()
        .map(place -> Json.at(document, place.path()))
        .noneMatch(schema ->
            schema instanceof ObjectNode o
                && (o.has("$ref") && target(document, o, "$ref") == null
                    || o.has("$dynamicRef") && target(document, o, "$dynamicRef") == null));
  }

  private void walk(Node node, Place place) {
    found.merge(place.path, place, Place::or);
    if (!(node instanceof ObjectNode schema)) {
      return;
    }
    boolean watched =
        place.watched || schema.has("unevaluatedProperties") || schema.has("unevaluatedItems");
    for (ObjectNode.Member member : schema.members()) {
      String key = member.key();
      switch (key) {
        case "allOf", "anyOf" -> each(schema, key, place, place.sign, watched);
        case "oneOf" -> {
          int sign = items(member.value()).size() == 1 ? place.sign : 0;
          each(schema, key, place, sign, watched);
        }
        case "prefixItems" -> each(schema, key, place, place.sign, false);
        case "then", "else" -> one(member, place, place.sign, watched);
        case "if" -> one(member, place, 0, watched);
        case "not" -> one(member, place, -place.sign, false);
        case "contains" -> one(member, place, schema.has("maxContains") ? 0 : place.sign, false);
        case "additionalProperties",
            "propertyNames",
            "items",
            "unevaluatedProperties",
            "unevaluatedItems" ->
            one(member, place, place.sign, false);
        case "properties", "patternProperties" -> named(schema, key, place, false);
        case "dependentSchemas" -> named(schema, key, place, watched);
        case "$ref", "$dynamicRef" -> {
          String name = referred(schema, key);
          if (members(document, "$defs").has(name)
              && followed.add(new Use(name, place.sign, watched))) {
            List<Object> route = then(place.route, key);
            walk(
                target(document, schema, key),
                new Place(List.of("$defs", name), route, place.sign, watched));
          }
        }
        default -> {}
      }
    }
  }

  private void one(ObjectNode.Member member, Place place, int sign, boolean watched) {
    walk(member.value(), below(place, sign, watched, member.key()));
  }

  private void each(ObjectNode schema, String key, Place place, int sign, boolean watched) {
    List<Node> all = items(schema.get(key));
    for (int i = 0; i < all.size(); i++) {
      walk(all.get(i), below(place, sign, watched, key, i));
    }
  }

  private void named(ObjectNode schema, String key, Place place, boolean watched) {
    for (ObjectNode.Member member : members(schema, key).members()) {
      walk(member.value(), below(place, place.sign, watched, key, member.key()));
    }
  }

  private static Place below(Place place, int sign, boolean watched, Object... steps) {
    return new Place(then(place.path, steps), then(place.route, steps), sign, watched);
  }
}
