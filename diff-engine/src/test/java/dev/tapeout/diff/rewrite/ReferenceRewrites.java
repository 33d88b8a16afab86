package dev.tapeout.diff.rewrite;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same with other components: inlined, extracted, renamed. */
final class ReferenceRewrites {
  /** How many of the places are rewritten, of a hundred. */
  private static final int SOME = 25;

  private ReferenceRewrites() {}

  static List<Rewrite> all() {
    return List.of(
        Rewrite.of("schemas inlined", (d, r) -> schemasInlined(d, r, false)).keepingNames(),
        Rewrite.of("cycles unrolled", (d, r) -> schemasInlined(d, r, true)).keepingNames(),
        // It adds names of components: taken back, clients lose them.
        Rewrite.of("schemas extracted", ReferenceRewrites::schemasExtracted),
        Rewrite.of("parts inlined", ReferenceRewrites::partsInlined).keepingNames(),
        Rewrite.of("parts extracted", ReferenceRewrites::partsExtracted).keepingNames(),
        Rewrite.of("path items extracted", (d, r) -> extracted(d, r, Kind.PATH_ITEM))
            .keepingNames()
            .sinceCurrent(),
        Rewrite.of("schemas renamed", (d, r) -> renamed(d, "schemas")),
        Rewrite.of("other components renamed", (d, r) -> othersRenamed(d)));
  }

  /** In a branch of a discriminated union the name of the component is what is on the wire. */
  private static boolean named(ObjectNode document, Walk.Place place) {
    List<String> path = place.path();
    if (path.size() < 2 || !Set.of("oneOf", "anyOf").contains(place.step(1))) {
      return false;
    }
    Node holder = at(document, path.subList(0, path.size() - 2));
    return holder instanceof ObjectNode o && o.has("discriminator");
  }

  private static @Nullable Node at(ObjectNode document, List<String> path) {
    StringBuilder pointer = new StringBuilder();
    path.forEach(step -> pointer.append('/').append(Pointers.escape(step)));
    return Pointers.resolve(document, pointer.toString());
  }

  private static ObjectNode schemasInlined(ObjectNode document, Random random, boolean own) {
    return Walk.over(
        document,
        (place, node) -> {
          Node target = place.kind() == Kind.SCHEMA ? Components.target(document, node) : null;
          boolean chosen =
              own
                  ? target != null
                      && place.path().size() > 3
                      && target == at(document, place.path().subList(0, 3))
                  : random.nextInt(100) < SOME;
          return target == null
                  || !chosen
                  || ((ObjectNode) node).size() > 1
                  || named(document, place)
              ? node
              : target;
        });
  }

  private static ObjectNode schemasExtracted(ObjectNode document, Random random) {
    Map<String, Node> more = new LinkedHashMap<>();
    ObjectNode rest =
        Walk.over(
            document,
            (place, node) -> {
              if (place.kind() != Kind.SCHEMA
                  || place.isComponent()
                  || !(node instanceof ObjectNode schema)
                  || schema.has("$ref")
                  || named(document, place)
                  || random.nextInt(100) >= SOME) {
                return node;
              }
              String name = "Extracted" + more.size();
              more.put(name, node);
              return Components.to(Components.of("schemas", name));
            });
    return Components.withMore(rest, "schemas", more);
  }

  private static ObjectNode partsInlined(ObjectNode document, Random random) {
    return Walk.over(
        document,
        (place, node) -> {
          boolean part =
              switch (place.kind()) {
                case PARAMETER, RESPONSE, REQUEST_BODY, CALLBACK -> true;
                default -> false;
              };
          Node target = part ? Components.target(document, node) : null;
          return target == null || random.nextInt(100) >= 50 ? node : target;
        });
  }

  private static ObjectNode partsExtracted(ObjectNode document, Random random) {
    ObjectNode out = document;
    for (Kind kind : List.of(Kind.PARAMETER, Kind.RESPONSE, Kind.REQUEST_BODY, Kind.CALLBACK)) {
      out = extracted(out, random, kind);
    }
    return out;
  }

  private static ObjectNode extracted(ObjectNode document, Random random, Kind kind) {
    Map<String, Map<String, Node>> more = new LinkedHashMap<>();
    ObjectNode out =
        Walk.over(
            document,
            (place, node) -> {
              if (place.kind() != kind
                  || place.path().get(0).equals("components")
                  || ((ObjectNode) node).has("$ref")
                  || random.nextInt(100) >= 50) {
                return node;
              }
              String part =
                  switch (kind) {
                    case PARAMETER -> place.step(1).equals("headers") ? "headers" : "parameters";
                    case RESPONSE -> "responses";
                    case REQUEST_BODY -> "requestBodies";
                    case CALLBACK -> "callbacks";
                    default -> "pathItems";
                  };
              Map<String, Node> named = more.computeIfAbsent(part, p -> new LinkedHashMap<>());
              String name = "Extracted" + named.size();
              named.put(name, node);
              return Components.to(Components.of(part, name));
            });
    for (Map.Entry<String, Map<String, Node>> part : more.entrySet()) {
      out = Components.withMore(out, part.getKey(), part.getValue());
    }
    return out;
  }

  private static ObjectNode renamed(ObjectNode document, String part) {
    Set<String> kept = part.equals("schemas") ? wireNames(document) : Set.of();
    Map<String, String> references = new LinkedHashMap<>();
    Map<String, Node> renamed = new LinkedHashMap<>();
    for (ObjectNode.Member member : Components.part(document, part).members()) {
      String from = Components.of(part, member.key());
      boolean keep = kept.contains(from);
      String name = keep ? member.key() : "Renamed" + member.key();
      renamed.put(name, member.value());
      references.put(from, Components.of(part, name));
    }
    ObjectNode out = Components.withPart(document, part, Values.object(renamed));
    return (ObjectNode) Components.redirected(out, reference -> redirected(reference, references));
  }

  private static String redirected(String reference, Map<String, String> references) {
    int end = reference.startsWith("#/components/") ? slash(reference, 3) : -1;
    String start = end < 0 ? reference : reference.substring(0, end);
    return references.getOrDefault(start, start) + reference.substring(start.length());
  }

  /** Where the slash after so many others is; -1 where there is none. */
  private static int slash(String text, int others) {
    int at = -1;
    for (int i = 0; i <= others; i++) {
      at = text.indexOf('/', at + 1);
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  /** Components to schemas whose names a discriminator without a mapping puts on the wire. */
  private static Set<String> wireNames(ObjectNode document) {
    Set<String> names = new HashSet<>();
    Walk.over(
        document,
        (place, node) -> {
          if (place.kind() == Kind.SCHEMA && node instanceof ObjectNode schema) {
            for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
              if (schema.get(keyword) instanceof ArrayNode branches) {
                branches.forEach(branch -> wireNames(document, place, schema, branch, names));
              }
            }
          }
          return node;
        });
    return names;
  }

  private static void wireNames(
      ObjectNode document, Walk.Place place, ObjectNode schema, Node branch, Set<String> names) {
    Node target = Components.target(document, branch);
    if (target != null && isUnmapped(schema)) {
      names.add(((StringNode) ((ObjectNode) branch).get("$ref")).value());
    } else if (target instanceof ObjectNode o && isUnmapped(o) && place.isComponent()) {
      names.add(Components.of("schemas", place.step(0)));
    }
  }

  private static boolean isUnmapped(ObjectNode schema) {
    return schema.get("discriminator") instanceof ObjectNode d && !d.has("mapping");
  }

  private static ObjectNode othersRenamed(ObjectNode document) {
    ObjectNode out = document;
    for (String part :
        List.of("responses", "parameters", "headers", "requestBodies", "examples", "callbacks")) {
      out = renamed(out, part);
    }
    out = Walk.over(out, (place, node) -> withSecurityRenamed(node));
    Map<String, Node> schemes = new LinkedHashMap<>();
    Components.part(out, "securitySchemes")
        .members()
        .forEach(m -> schemes.put("renamed-" + m.key(), m.value()));
    return schemes.isEmpty()
        ? out
        : Components.withPart(out, "securitySchemes", Values.object(schemes));
  }

  private static Node withSecurityRenamed(Node node) {
    if (!(node instanceof ObjectNode object)
        || !(object.get("security") instanceof ArrayNode alternatives)) {
      return node;
    }
    List<Node> renamed =
        alternatives.items().stream()
            .map(requirement -> {
              Map<String, Node> schemes = new LinkedHashMap<>();
              ((ObjectNode) requirement)
                  .members()
                  .forEach(m -> schemes.put("renamed-" + m.key(), m.value()));
              return (Node) Values.object(schemes);
            })
            .toList();
    ObjectEdit edit = new ObjectEdit(object);
    edit.put("security", Values.array(renamed));
    return edit.done();
  }
}
