package dev.tapeout.diff.rewrite;

import static dev.tapeout.diff.change.Severity.BREAKING;
import static dev.tapeout.diff.change.Severity.COMPATIBLE;
import static dev.tapeout.diff.change.Severity.DOCUMENTATION;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Kind;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.language.Json;
import java.util.ArrayList;
import java.util.List;

/** All that can be done to the operations of a contract, with what it means. */
final class Mutations {
  private static final String NEW = "mutant";

  private final ObjectNode document;
  private final List<Mutant> found = new ArrayList<>();

  private Mutations(ObjectNode document) {
    this.document = document;
  }

  /** Each change to each operation; references are replaced by what they mean. */
  static List<Mutant> of(ObjectNode document) {
    ObjectNode inlined = document;
    for (int i = 0; i < 4; i++) {
      ObjectNode last = inlined;
      inlined =
          Walk.over(
              last,
              (place, node) -> {
                Node target = Components.target(last, node);
                return target == null || place.kind() == Kind.PATH_ITEM ? node : target;
              });
    }
    List<Mutant> found = new ArrayList<>();
    for (String part : List.of("paths", "webhooks")) {
      for (ObjectNode.Member item : Json.members(inlined, part).members()) {
        Mutations mutations = new Mutations(only(inlined, part, item));
        mutations.item(List.of(part, item.key()), part.equals("webhooks"));
        found.addAll(mutations.found);
      }
    }
    return found;
  }

  /** A contract with nothing but this, so that many can be read. */
  private static ObjectNode only(ObjectNode document, String part, ObjectNode.Member item) {
    ObjectNode small = Json.without(document, "paths", "webhooks");
    small = Components.withPart(small, "schemas", Json.object());
    return Json.with(small, part, Json.object(item.key(), item.value()));
  }

  private void item(List<Object> path, boolean inverted) {
    for (ObjectNode.Member member : ((ObjectNode) Json.at(document, path)).members()) {
      Kind.Field field = Kind.PATH_ITEM.field(member.key());
      if (field != null
          && field.kind() == Kind.OPERATION
          && member.value() instanceof ObjectNode operation) {
        Mutant removed =
            Mutant.removed("operation removed " + path, document, BREAKING, path, member.key());
        found.add(removed);
        found.add(removed.back(COMPATIBLE));
        operation(Json.then(path, member.key()), operation, inverted);
      }
    }
  }

  private void operation(List<Object> path, ObjectNode operation, boolean inverted) {
    put("description", DOCUMENTATION, path, "description", NEW);
    if (!operation.has("deprecated")) {
      put("deprecated", COMPATIBLE, path, "deprecated", true);
    }
    Severity asked = inverted ? COMPATIBLE : BREAKING;
    Severity sent = inverted ? BREAKING : COMPATIBLE;
    parameter(path, operation, true, asked);
    parameter(path, operation, false, COMPATIBLE);
    if (operation.get("requestBody") instanceof ObjectNode body) {
      List<Object> at = Json.then(path, "requestBody");
      if (body.get("required") instanceof BooleanNode flag && flag.value()) {
        put("body optional", sent, at, "required", false);
      } else {
        put("body required", asked, at, "required", true);
      }
      content(
          at, body, inverted, inverted ? BREAKING : COMPATIBLE, inverted ? COMPATIBLE : BREAKING);
    }
    responses(path, Json.members(operation, "responses"), inverted);
    for (ObjectNode.Member callback : Json.members(operation, "callbacks").members()) {
      for (ObjectNode.Member item : ((ObjectNode) callback.value()).members()) {
        item(Json.then(path, "callbacks", callback.key(), item.key()), !inverted);
      }
    }
  }

  private void responses(List<Object> path, ObjectNode responses, boolean inverted) {
    List<Object> at = Json.then(path, "responses");
    ObjectNode plain = Json.object("description", NEW);
    boolean covered =
        responses.keys().stream().anyMatch(s -> s.endsWith("XX")) || responses.has("default");
    if (!covered && !responses.has("418")) {
      put("error status", COMPATIBLE, at, "418", plain);
    }
    for (ObjectNode.Member response : responses.members()) {
      if (response.key().matches("2\\d\\d") && !covered) {
        found.add(Mutant.removed("success removed " + at, document, BREAKING, at, response.key()));
      }
      content(
          Json.then(at, response.key()),
          (ObjectNode) response.value(),
          !inverted,
          COMPATIBLE,
          BREAKING);
    }
  }

  private void parameter(
      List<Object> path, ObjectNode operation, boolean required, Severity severity) {
    List<Node> all = new ArrayList<>(Json.items(operation.get("parameters")));
    all.add(
        Json.object(
            "name",
            NEW,
            "in",
            "query",
            "required",
            required,
            "schema",
            Json.object("type", "string")));
    Mutant mutant =
        Mutant.put(
            "parameter, required " + required + " " + path,
            document,
            severity,
            path,
            "parameters",
            Values.array(all));
    found.add(
        new Mutant(
            mutant.name(),
            mutant.before(),
            mutant.after(),
            severity,
            false,
            Json.then(path, "parameters", all.size() - 1)));
  }

  /**
   * @param sent whether the provider sends the body
   */
  private void content(
      List<Object> path, ObjectNode holder, boolean sent, Severity added, Severity removed) {
    List<Object> at = Json.then(path, "content");
    for (ObjectNode.Member type : Json.members(holder, "content").members()) {
      found.add(Mutant.removed("media type removed " + at, document, removed, at, type.key()));
      List<Object> schema = Json.then(at, type.key(), "schema");
      if (type.value() instanceof ObjectNode media && media.has("schema")) {
        schema(schema, media.get("schema"), sent);
      }
    }
    if (holder.has("content")) {
      put("media type", added, at, "application/x-mutant", Json.object());
    }
  }

  /** Only where what is said of the schema is said of the whole payload. */
  private void schema(List<Object> path, Node schema, boolean sent) {
    if (!(schema instanceof ObjectNode object)) {
      return;
    }
    if (object.get("allOf") instanceof ArrayNode all) {
      for (int i = 0; i < all.size(); i++) {
        schema(Json.then(path, "allOf", i), all.get(i), sent);
      }
    }
    if (!object.has("properties") || object.has("anyOf") || object.has("oneOf")) {
      return;
    }
    List<Object> properties = Json.then(path, "properties");
    Severity less = sent ? COMPATIBLE : BREAKING;
    Severity more = sent ? BREAKING : COMPATIBLE;
    put("property", COMPATIBLE, properties, NEW, Json.object("type", "string"));
    property(properties, less, "enum", Json.array("a", "b", "c"), Json.array("a", "b"), more);
    property(properties, less, "maxLength", 9, 7, more);
    property(properties, BREAKING, "type", "string", "integer", BREAKING);
    property(properties, less, "type", "number", "integer", more);
    property(properties, DOCUMENTATION, "description", "a", "b", DOCUMENTATION);
    List<Node> required = new ArrayList<>(Json.items(object.get("required")));
    required.add(Values.string(NEW));
    ObjectNode optional = with(properties, Json.object("type", "string"));
    Mutant mutant =
        Mutant.put("required " + path, optional, less, path, "required", Values.array(required));
    List<Object> entry = Json.then(path, "required", required.size() - 1);
    Mutant pointed = new Mutant(mutant.name(), mutant.before(), mutant.after(), less, false, entry);
    found.add(pointed);
    found.add(pointed.back(more));
  }

  /** A property with one keyword, and with another value of it. */
  private void property(
      List<Object> properties,
      Severity forth,
      String keyword,
      Object value,
      Object other,
      Severity back) {
    ObjectNode old = with(properties, Json.object(keyword, value));
    Mutant mutant =
        Mutant.put(
            keyword + " " + properties, old, forth, Json.then(properties, NEW), keyword, other);
    found.add(mutant);
    found.add(mutant.back(back));
  }

  private ObjectNode with(List<Object> properties, ObjectNode schema) {
    return Mutant.edited(document, properties, node -> Json.with((ObjectNode) node, NEW, schema));
  }

  private void put(String name, Severity severity, List<Object> path, String key, Object value) {
    found.add(Mutant.put(name + " " + path, document, severity, path, key, value));
  }
}
