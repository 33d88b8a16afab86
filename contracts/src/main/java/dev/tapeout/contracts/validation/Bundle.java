package dev.tapeout.contracts.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import com.networknt.schema.resource.SchemaLoader;
import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.contracts.reference.References.DynamicAnchor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One document for the validator that holds every schema that was asked for and all that they refer
 * to, each under a number. References in it lead from number to number, so the validator has no
 * identifier, anchor or file to look for.
 *
 * <p>What a {@code $dynamicRef} means depends on the way by which it is reached (2020-12 core,
 * 8.2.3.2). So a schema gets one number for each set of {@code $dynamicAnchor}s that may be in force
 * when it is reached; nearly all documents have none, and there the set is always empty.
 */
final class Bundle {
  private static final String BASE = "urn:tapeout:bundle";
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012()).keyword(new Opaque()).build();

  private record Numbered(Node schema, Map<String, ObjectNode> anchors) {}

  private final References references;
  private final SchemaConversion conversion;
  private final Set<String> dynamicNames = new TreeSet<>();
  private final Map<Numbered, Integer> numbers = new HashMap<>();
  private final List<Numbered> byNumber = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Map<Node, Schema> compiled = new HashMap<>();
  private tools.jackson.databind.node.ObjectNode definitions = JsonTree.NODES.objectNode();
  private @Nullable Schema root;

  Bundle(References references, UnaryOperator<ObjectNode> rewrite) {
    this.references = references;
    this.conversion = new SchemaConversion(rewrite, this::target);
  }

  Schema compiled(Node schema) {
    Schema known = compiled.get(schema);
    if (known != null) {
      return known;
    }
    int number;
    int names;
    do {
      names = dynamicNames.size();
      number = number(new Numbered(schema, enter(schema, Map.of())));
      convert();
      if (names != dynamicNames.size()) {
        // What was converted before did not know that these names matter.
        clear();
      }
    } while (names != dynamicNames.size());
    Schema made = root().getRefSchema(path("$defs").append(Integer.toString(number)));
    compiled.put(schema, made);
    return made;
  }

  private void clear() {
    numbers.clear();
    byNumber.clear();
    compiled.clear();
    definitions = JsonTree.NODES.objectNode();
    root = null;
  }

  private Schema root() {
    Schema made = root;
    if (made == null) {
      tools.jackson.databind.node.ObjectNode document = JsonTree.NODES.objectNode();
      document.set("$defs", definitions);
      made = registry().getSchema(SchemaLocation.of(BASE), document);
      root = made;
    }
    return made;
  }

  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .preloadSchema(false)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .formatAssertionsEnabled(false)
            .regularExpressionFactory(
                pattern -> EcmaScriptPattern.compile(pattern)::find)
            .build();
    return SchemaRegistry.withDefaultDialect(
        DIALECT,
        builder ->
            builder
                .schemaRegistryConfig(config)
                // A loader that has no resources and blocks every address.
                .schemaLoader(new SchemaLoader(List.of(), List.of(), iri -> false, iri -> true)));
  }

  private int number(Numbered schema) {
    Integer known = numbers.putIfAbsent(schema, byNumber.size());
    if (known != null) {
      return known;
    }
    byNumber.add(schema);
    open.add(byNumber.size() - 1);
    return byNumber.size() - 1;
  }

  private void convert() {
    Integer number = open.poll();
    while (number != null) {
      Numbered next = byNumber.get(number);
      JsonNode tree = conversion.of(next.schema(), next.anchors());
      definitions.set(number.toString(), tree);
      number = open.poll();
    }
  }

  /** Where a reference of {@code holder} leads, as a reference within the bundle. */
  private @Nullable String target(
      ObjectNode holder, String reference, boolean dynamic, Map<String, ObjectNode> anchors) {
    Node target = references.resolve(holder, reference).target();
    if (target == null) {
      return null;
    }
    int hash = reference.indexOf('#');
    String name = hash < 0 ? "" : reference.substring(hash + 1);
    if (dynamic && isAnchor(target, name)) {
      dynamicNames.add(name);
      target = anchors.getOrDefault(name, (ObjectNode) target);
    }
    return "#/$defs/" + number(new Numbered(target, enter(target, anchors)));
  }

  private boolean isAnchor(Node target, String name) {
    return references.dynamicAnchors(name).stream().anyMatch(a -> a.schema() == target);
  }

  /** The anchors in force in {@code schema}: those of outer resources come before its own. */
  private Map<String, ObjectNode> enter(Node schema, Map<String, ObjectNode> outer) {
    if (dynamicNames.isEmpty()) {
      return outer;
    }
    Node resource = references.resourceOf(schema);
    Map<String, ObjectNode> all = new LinkedHashMap<>(outer);
    for (String name : dynamicNames) {
      for (DynamicAnchor anchor : references.dynamicAnchors(name)) {
        if (anchor.resource() == resource) {
          all.putIfAbsent(name, anchor.schema());
        }
      }
    }
    return Map.copyOf(all);
  }

  Violation violation(Error error) {
    return new Violation(
        error.getInstanceLocation().toString(),
        origin(error.getSchemaLocation().getFragment()),
        error.getKeyword() == null ? "false" : error.getKeyword(),
        error.getMessage());
  }

  /** Where that came from which stands at a path of the bundle. */
  private Location origin(NodePath path) {
    Node at = byNumber.get(Integer.parseInt(path.getElement(1).toString())).schema();
    for (int i = 2; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      Node next =
          at instanceof ObjectNode object
              ? object.get(step.toString())
              : at instanceof ArrayNode array && step instanceof Integer index
                  ? index < array.size() ? array.get(index) : null
                  : null;
      if (next == null) {
        break;
      }
      at = next;
    }
    return at.location();
  }

  private static NodePath path(String first) {
    return new NodePath(PathType.JSON_POINTER).append(first);
  }
}
