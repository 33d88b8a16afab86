package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same with lists in another order, and parameters where they count for a whole path. */
final class SurfaceRewrites {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  private SurfaceRewrites() {}

  static List<Rewrite> all() {
    return List.of(
        Rewrite.of("lists shuffled", SurfaceRewrites::shuffled),
        Rewrite.of("parameters hoisted", (d, r) -> items(d, SurfaceRewrites::hoisted)),
        Rewrite.of("parameters lowered", (d, r) -> items(d, item -> lowered(d, item))));
  }

  private static ObjectNode shuffled(ObjectNode document, Random random) {
    return Walk.over(
        document,
        (place, node) -> {
          List<String> lists =
              switch (place.kind()) {
                case SCHEMA -> List.of("type", "enum", "required", "allOf", "anyOf", "oneOf");
                case OPENAPI -> List.of("tags", "security");
                case OPERATION -> List.of("tags", "security", "parameters");
                case PATH_ITEM -> List.of("parameters");
                default -> List.of();
              };
          ObjectNode out = node instanceof ObjectNode o ? o : Values.object(Map.of());
          for (String key : lists) {
            if (out.get(key) instanceof ArrayNode array) {
              List<Node> items = new ArrayList<>(array.items());
              Collections.shuffle(items, random);
              out = with(out, key, Values.array(items));
            }
          }
          return node instanceof ObjectNode ? out : node;
        });
  }

  private interface OfItem {
    Node of(ObjectNode item);
  }

  private static ObjectNode items(ObjectNode document, OfItem change) {
    return Walk.over(
        document,
        (place, node) ->
            place.kind() == Kind.PATH_ITEM && node instanceof ObjectNode item && !item.has("$ref")
                ? change.of(item)
                : node);
  }

  private static Node hoisted(ObjectNode item) {
    List<String> methods = METHODS.stream().filter(item::has).toList();
    if (methods.isEmpty()) {
      return item;
    }
    List<Node> common = new ArrayList<>(parameters(item.get(methods.get(0))));
    for (String method : methods) {
      List<Node> own = parameters(item.get(method));
      common.removeIf(p -> own.stream().noneMatch(p::sameValue));
    }
    if (common.isEmpty()) {
      return item;
    }
    List<Node> all = new ArrayList<>(parameters(item));
    all.addAll(common);
    ObjectNode out = with(item, "parameters", Values.array(all));
    for (String method : methods) {
      List<Node> rest = new ArrayList<>(parameters(item.get(method)));
      rest.removeIf(p -> common.stream().anyMatch(p::sameValue));
      out =
          with(out, method, with((ObjectNode) item.get(method), "parameters", Values.array(rest)));
    }
    return out;
  }

  private static Node lowered(ObjectNode document, ObjectNode item) {
    if (!item.has("parameters")) {
      return item;
    }
    ObjectEdit edit = new ObjectEdit(item);
    edit.remove("parameters");
    for (String method : METHODS) {
      if (item.get(method) instanceof ObjectNode operation) {
        List<Node> all = new ArrayList<>(parameters(operation));
        List<String> own = all.stream().map(p -> identity(document, p)).toList();
        parameters(item).stream()
            .filter(p -> !own.contains(identity(document, p)))
            .forEach(all::add);
        edit.put(method, with(operation, "parameters", Values.array(all)));
      }
    }
    return edit.done();
  }

  private static String identity(ObjectNode document, Node parameter) {
    Node target = Components.target(document, parameter);
    ObjectNode object = (ObjectNode) (target == null ? parameter : target);
    return object.get("in") + " " + object.get("name");
  }

  private static List<Node> parameters(Node holder) {
    return holder instanceof ObjectNode o && o.get("parameters") instanceof ArrayNode a
        ? a.items()
        : List.of();
  }

  private static ObjectNode with(ObjectNode object, String key, Node value) {
    ObjectEdit edit = new ObjectEdit(object);
    edit.put(key, value);
    return edit.done();
  }
}
