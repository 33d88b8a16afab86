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
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schemas and all that they refer to as one document: each is an entry of {@code $defs} under a
 * number, and references lead there. So a schema of a large contract costs what it reaches.
 *
 * <p>What a {@code $dynamicRef} means, the validator finds out by itself: an entry out of a schema
 * resource with dynamic anchors is a resource with the same anchors. So whoever evaluates it enters
 * what it entered as written.
 */
final class Bundle implements SchemaConversion.Surroundings {
  private static final String DOCUMENT = "urn:tapeout:bundle";
  private static final String RESOURCE = "urn:tapeout:resource:";
  private static final String INITIAL = "urn:tapeout:initial:";

  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012()).keyword(new Opaque()).build();

  /** Formats that do not count are left out of the bundle. */
  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .preloadSchema(false)
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ROOT)
          .formatAssertionsEnabled(true)
          .regularExpressionFactory(pattern -> EcmaScriptPattern.compile(pattern)::find)
          .build();

  private final Targets targets;
  private final SchemaConversion conversion;
  private final Map<Node, Integer> numbers = new IdentityHashMap<>();
  private final List<Node> schemas = new ArrayList<>();
  private final Map<Integer, Schema> compiled = new HashMap<>();
  private final tools.jackson.databind.node.ObjectNode definitions =
      JacksonTree.FACTORY.objectNode();
  private final Schema root;

  Bundle(Targets targets, UnaryOperator<ObjectNode> form, Formats formats) {
    this.targets = targets;
    this.conversion = new SchemaConversion(form, formats, this);
    tools.jackson.databind.node.ObjectNode document = JacksonTree.FACTORY.objectNode();
    document.set("$defs", definitions);
    this.root = registry().getSchema(SchemaLocation.of(DOCUMENT), document);
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        DIALECT,
        builder ->
            builder
                .schemaRegistryConfig(CONFIG)
                // Knows no resource and blocks every address.
                .schemaLoader(new SchemaLoader(List.of(), List.of(), iri -> false, iri -> true)));
  }

  Schema compiled(Node schema) {
    int number = number(schema);
    for (int next = definitions.size(); next < schemas.size(); next++) {
      definitions.set(Integer.toString(next), entry(next));
    }
    return compiled.computeIfAbsent(
        number,
        n ->
            root.getRefSchema(
                new NodePath(PathType.JSON_POINTER).append("$defs").append(n.toString())));
  }

  private JsonNode entry(int number) {
    Node schema = schemas.get(number);
    JsonNode converted = conversion.of(schema);
    if (converted instanceof tools.jackson.databind.node.ObjectNode object) {
      Map<String, Node> anchors = targets.dynamicAnchors(schema);
      if (!anchors.isEmpty()) {
        bind(anchors, object.put("$id", RESOURCE + number));
      }
    }
    return converted;
  }

  private void bind(Map<String, Node> anchors, tools.jackson.databind.node.ObjectNode resource) {
    tools.jackson.databind.node.ObjectNode bound = resource.putObject("$defs");
    anchors.forEach((name, schema) -> bound.set(name, to(schema).put("$dynamicAnchor", name)));
  }

  @Override
  public tools.jackson.databind.node.ObjectNode to(Node schema) {
    return JacksonTree.FACTORY.objectNode().put("$ref", DOCUMENT + "#/$defs/" + number(schema));
  }

  @Override
  public tools.jackson.databind.node.@Nullable ObjectNode reference(
      ObjectNode holder, String keyword) {
    Node target = targets.target(holder, keyword);
    if (target == null) {
      return null;
    }
    return keyword.equals("$dynamicRef")
            && holder.get(keyword) instanceof StringNode text
            && target instanceof ObjectNode initial
            && initial.get("$dynamicAnchor") instanceof StringNode anchor
            && text.value().endsWith("#" + anchor.value())
        ? dynamic(anchor.value(), target)
        : to(target);
  }

  /** A resource of its own, so that its anchor is the last to be looked at. */
  private tools.jackson.databind.node.ObjectNode dynamic(String anchor, Node initial) {
    String id = INITIAL + number(initial);
    tools.jackson.databind.node.ObjectNode out = JacksonTree.FACTORY.objectNode();
    bind(Map.of(anchor, initial), out.put("$id", id).put("$dynamicRef", id + "#" + anchor));
    return out;
  }

  private int number(Node schema) {
    Integer known = numbers.putIfAbsent(schema, schemas.size());
    if (known != null) {
      return known;
    }
    schemas.add(schema);
    return schemas.size() - 1;
  }

  SchemaValidation.Fault fault(Error error) {
    return new SchemaValidation.Fault(
        error.getInstanceLocation().toString(),
        origin(error.getSchemaLocation()),
        String.valueOf(error.getKeyword()),
        error.getProperty(),
        String.valueOf(error.getMessage()));
  }

  /** That of the contract which stands at a place in the bundle. */
  private Node origin(SchemaLocation location) {
    String resource = location.getAbsoluteIri().toString();
    NodePath path = location.getFragment();
    boolean own = resource.startsWith(RESOURCE);
    String number = own ? resource.substring(RESOURCE.length()) : path.getElement(1).toString();
    Node at = schemas.get(Integer.parseInt(number));
    for (int i = own ? 0 : 2; i < path.getNameCount(); i++) {
      Node next = child(at, path.getElement(i));
      if (next == null) {
        break;
      }
      at = next;
    }
    return at;
  }

  private static @Nullable Node child(Node at, Object step) {
    if (at instanceof ArrayNode array && step instanceof Integer index) {
      return index < array.size() ? array.get(index) : null;
    }
    return at instanceof ObjectNode object ? object.get(step.toString()) : null;
  }
}
