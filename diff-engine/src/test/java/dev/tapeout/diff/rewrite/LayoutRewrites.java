package dev.tapeout.diff.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.bundle.Bundle;
import dev.tapeout.contracts.bundle.Reach;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same in another order, another format, several files, another version of OpenAPI. */
final class LayoutRewrites {
  private LayoutRewrites() {}

  static List<Rewrite> all() {
    return List.of(
        Rewrite.of("keys shuffled", (d, r) -> (ObjectNode) shuffled(d, r)).keepingNames(),
        new Rewrite("as YAML", true, false, (d, r) -> Files.yaml(d)),
        new Rewrite("as JSON", true, false, (d, r) -> Files.json(d)),
        new Rewrite("schemas in a file", false, false, (d, r) -> schemasApart(d)),
        new Rewrite("paths in files", false, false, (d, r) -> pathsApart(d)),
        new Rewrite(
            "schemas in a file, and bundled", false, false, (d, r) -> bundled(schemasApart(d))),
        new Rewrite("paths in files, and bundled", false, false, (d, r) -> bundled(pathsApart(d))),
        Rewrite.of("lifted to 3.1", (d, r) -> lifted(d, false)).keepingNames(),
        Rewrite.of("lifted to 3.1 with anyOf", (d, r) -> lifted(d, true)).keepingNames());
  }

  private static Node shuffled(Node node, Random random) {
    if (node instanceof ArrayNode array) {
      List<Node> items = new ArrayList<>();
      array.forEach(item -> items.add(shuffled(item, random)));
      return Values.array(items);
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<ObjectNode.Member> members = new ArrayList<>(object.members());
    Collections.shuffle(members, random);
    Map<String, Node> all = new LinkedHashMap<>();
    members.forEach(m -> all.put(m.key(), shuffled(m.value(), random)));
    return Values.object(all);
  }

  private static Files schemasApart(ObjectNode document) {
    ObjectNode schemas = Components.part(document, "schemas");
    ObjectNode rest = Components.withPart(document, "schemas", Values.object(Map.of()));
    String own = Components.of("schemas", "");
    return new Files(
        "api/openapi.json",
        Map.of(
            "api/openapi.json",
            Files.jsonText(
                Components.redirected(rest, r -> moved(r, own, "../parts/schemas.yaml#/"))),
            "parts/schemas.yaml",
            Files.yamlText(
                Components.redirected(
                    schemas,
                    r ->
                        r.startsWith(own)
                            ? moved(r, own, "#/")
                            : moved(r, "#/", "../api/openapi.json#/")))));
  }

  private static Files pathsApart(ObjectNode document) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    ObjectNode whole =
        Walk.over(
            document,
            (place, node) -> {
              if (place.kind() != Kind.PATH_ITEM || !place.step(1).equals("paths")) {
                return node;
              }
              String file = "paths/" + files.size() + ".json";
              files.put(
                  file,
                  Files.jsonText(
                      Components.redirected(node, r -> moved(r, "#/", "../openapi.json#/"))));
              return Components.to(file);
            });
    files.put("openapi.json", Files.jsonText(whole));
    return new Files("openapi.json", files);
  }

  /** In one file again, as a bundle would have it. */
  private static Files bundled(Files apart) {
    Bundle bundle = Bundle.of(apart.read(), Reach.EVERYTHING, Limits.DEFAULT.bytes());
    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.files()).hasSameSizeAs(apart.texts().keySet());
    return Files.json(bundle.root());
  }

  private static String moved(String reference, String from, String to) {
    return reference.startsWith(from) ? to + reference.substring(from.length()) : reference;
  }

  /**
   * As the migration guide of OpenAPI 3.1 says. A {@code nullable} widens the type beside it and
   * nothing else (OpenAPI 3.0.3): an {@code enum} that does not list {@code null} still forbids it.
   */
  static ObjectNode lifted(ObjectNode document, boolean asUnion) {
    if (!document.get("openapi").toString().startsWith("\"3.0")) {
      return document;
    }
    ObjectEdit edit =
        new ObjectEdit(
            Walk.over(
                document,
                (place, node) ->
                    place.kind() == Kind.SCHEMA && node instanceof ObjectNode schema
                        ? liftedSchema(schema, asUnion)
                        : node));
    edit.put("openapi", Values.string("3.1.0"));
    return edit.done();
  }

  private static Node liftedSchema(ObjectNode schema, boolean asUnion) {
    if (schema.get("$ref") instanceof StringNode reference) {
      return Components.to(reference.value());
    }
    ObjectEdit edit = new ObjectEdit(schema);
    exclusive(edit, "minimum", "exclusiveMinimum");
    exclusive(edit, "maximum", "exclusiveMaximum");
    if (schema.get("required") instanceof BooleanNode) {
      edit.remove("required");
    }
    Node example = edit.get("example");
    if (example != null) {
      edit.remove("example");
      edit.put("examples", Values.array(List.of(example)));
    }
    boolean nullable = schema.get("nullable") instanceof BooleanNode flag && flag.value();
    edit.remove("nullable");
    if (!nullable || !(schema.get("type") instanceof StringNode type)) {
      return edit.done();
    }
    if (asUnion && !schema.has("enum")) {
      // In a branch these two would hold only for what the branch accepts, hence not for null.
      Map<String, Node> union = new LinkedHashMap<>();
      for (String key : List.of("readOnly", "writeOnly")) {
        Node flag = edit.get(key);
        if (flag != null) {
          edit.remove(key);
          union.put(key, flag);
        }
      }
      Node nothing = Values.object(Map.of("type", Values.string("null")));
      union.put("anyOf", Values.array(List.of(edit.done(), nothing)));
      return Values.object(union);
    }
    edit.put("type", Values.array(List.of(type, Values.string("null"))));
    return edit.done();
  }

  private static void exclusive(ObjectEdit edit, String bound, String exclusive) {
    if (edit.get(exclusive) instanceof BooleanNode flag) {
      Node limit = edit.get(bound);
      edit.remove(exclusive);
      if (flag.value() && limit != null) {
        edit.remove(bound);
        edit.put(exclusive, limit);
      }
    }
  }
}
