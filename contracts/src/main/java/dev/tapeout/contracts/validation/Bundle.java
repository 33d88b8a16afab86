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
import dev.tapeout.contracts.vocabulary.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Schemas and all that they refer to as one document: each is an entry of {@code $defs} under a
 * number, and references lead there. So a schema of a large contract costs what it reaches.
 */
final class Bundle {
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

  private final SchemaConversion conversion;
  private final Map<Node, Integer> numbers = new IdentityHashMap<>();
  private final List<Node> schemas = new ArrayList<>();
  private final Map<Integer, Schema> compiled = new HashMap<>();
  private final tools.jackson.databind.node.ObjectNode definitions =
      JacksonTree.FACTORY.objectNode();
  private final Schema root;

  Bundle(Targets targets, UnaryOperator<ObjectNode> form, Formats formats) {
    this.conversion =
        new SchemaConversion(
            form,
            formats,
            (holder, keyword) -> {
              Node target = targets.target(holder, keyword);
              return target == null ? null : "#/$defs/" + number(target);
            });
    tools.jackson.databind.node.ObjectNode document = JacksonTree.FACTORY.objectNode();
    document.set("$defs", definitions);
    this.root = registry().getSchema(SchemaLocation.of("urn:tapeout:bundle"), document);
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
      definitions.set(Integer.toString(next), conversion.of(schemas.get(next)));
    }
    return compiled.computeIfAbsent(
        number,
        n ->
            root.getRefSchema(
                new NodePath(PathType.JSON_POINTER).append("$defs").append(n.toString())));
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
        origin(error.getSchemaLocation().getFragment()),
        String.valueOf(error.getKeyword()),
        error.getProperty(),
        String.valueOf(error.getMessage()));
  }

  /** That of the contract which stands at {@code path} in the bundle. */
  private Node origin(NodePath path) {
    Node at = schemas.get(Integer.parseInt(String.valueOf(path.getElement(1))));
    for (int i = 2; i < path.getNameCount(); i++) {
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
