package dev.tapeout.generator.example;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.validation.SchemaValidations;
import dev.tapeout.contracts.vocabulary.Formats;
import dev.tapeout.diff.language.Inclusion;
import dev.tapeout.diff.schema.JsonSchema;
import dev.tapeout.diff.schema.SchemaComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values that a schema accepts, and such that it rejects: the contract's own examples where they
 * are good, else values put together from its parts, else whatever the algebra finds. Every one has
 * been judged by the validator.
 */
public final class Examples {
  /** Deeper values than this are not put together, and none of more parts than that. */
  private static final int DEEPEST = 16;

  private static final int MOST_PARTS = 2_000;

  private static final Node NO_ITEMS = Values.array(List.of());

  private final Contract contract;
  private final OneWay oneWay;
  private final SchemaValidations validations;
  private int parts;

  /** Whether values hold no more than they must. */
  private boolean sparing;

  /**
   * @param direction of the payloads: what only the other side sends is left out of them
   */
  public Examples(Contract contract, Direction direction) {
    this.contract = contract;
    this.oneWay = new OneWay(contract.references(), direction);
    this.validations =
        new SchemaValidations(contract.references()::target, oneWay::of, Formats.ASSERTION);
  }

  /**
   * A value that the schema accepts; null where none was found.
   *
   * @param holder the media type or parameter that the schema stands in, with its examples
   */
  public @Nullable Node good(ObjectNode holder, @Nullable Node schema) {
    if (schema == null) {
      return beside(holder).stream().findFirst().orElse(Values.object(Map.of()));
    }
    for (Node candidate : beside(holder)) {
      if (validations.of(schema).accepts(candidate)) {
        return candidate;
      }
    }
    for (boolean less : List.of(false, true)) {
      parts = 0;
      sparing = less;
      Node composed = compose(schema, 0);
      if (composed != null && validations.of(schema).accepts(composed)) {
        return composed;
      }
    }
    return found(schema, Values.FALSE);
  }

  /** A value that the schema rejects; null where it rejects none, or none was found. */
  public @Nullable Node bad(@Nullable Node schema) {
    if (schema == null) {
      return null;
    }
    Node witness = found(Values.TRUE, schema);
    return witness != null && rejects(schema, witness) ? witness : null;
  }

  /** Whether the schema surely rejects a value. */
  public boolean rejects(Node schema, Node value) {
    return validations.of(schema).rejects(value);
  }

  /** A value that the one schema accepts and the other does not. */
  private @Nullable Node found(Node accepting, Node rejecting) {
    SchemaComparison comparison =
        SchemaComparison.of(
            new JsonSchema(accepting, contract.references()),
            new JsonSchema(rejecting, contract.references()),
            Formats.ASSERTION);
    return comparison.forward() instanceof Inclusion.NotIncluded no ? no.witness() : null;
  }

  private static List<Node> beside(ObjectNode holder) {
    List<Node> examples = new ArrayList<>();
    Node example = holder.get("example");
    if (example != null) {
      examples.add(example);
    }
    if (holder.get("examples") instanceof ObjectNode named) {
      for (ObjectNode.Member member : named.members()) {
        Node value = member.value() instanceof ObjectNode o ? o.get("value") : null;
        if (value != null) {
          examples.add(value);
        }
      }
    }
    return examples;
  }

  /** A value made of what the schema and its parts say by way of example; it may not be valid. */
  private @Nullable Node compose(@Nullable Node at, int depth) {
    if (at == null
        || depth > DEEPEST
        || parts++ > MOST_PARTS
        || !(contract.references().follow(at) instanceof ObjectNode schema)) {
      return null;
    }
    Node own = given(schema);
    if (own != null && (isContainer(own) || !rejects(schema, own))) {
      return own;
    }
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (schema.get(keyword) instanceof ArrayNode branches && branches.size() > 0) {
        return compose(branches.get(0), depth + 1);
      }
    }
    if (schema.get("allOf") instanceof ArrayNode parts) {
      return merged(schema, parts, depth);
    }
    if (schema.has("properties")) {
      return object(schema, depth);
    }
    if (schema.has("items")) {
      if (sparing && !rejects(schema, NO_ITEMS)) {
        return NO_ITEMS;
      }
      Node item = compose(schema.get("items"), depth + 1);
      return item == null ? null : Values.array(List.of(item));
    }
    Node plain = schema.get("type") instanceof StringNode type ? plain(type.value(), schema) : null;
    return plain == null || isContainer(plain) || !rejects(schema, plain)
        ? plain
        : found(schema, Values.FALSE);
  }

  private static boolean isContainer(Node value) {
    return value instanceof ArrayNode || value instanceof ObjectNode;
  }

  private static @Nullable Node given(ObjectNode schema) {
    for (String keyword : List.of("example", "const", "default")) {
      Node value = schema.get(keyword);
      if (value != null) {
        return value;
      }
    }
    for (String keyword : List.of("examples", "enum")) {
      if (schema.get(keyword) instanceof ArrayNode values && values.size() > 0) {
        return values.get(0);
      }
    }
    return null;
  }

  private @Nullable Node merged(ObjectNode schema, ArrayNode parts, int depth) {
    Map<String, Node> members = new LinkedHashMap<>();
    List<Node> all = new ArrayList<>(parts.items());
    if (schema.has("properties")) {
      all.add(
          Values.object(Map.of("properties", Objects.requireNonNull(schema.get("properties")))));
    }
    Node other = null;
    boolean object = false;
    for (Node part : all) {
      Node value = compose(part, depth + 1);
      if (value instanceof ObjectNode o) {
        o.members().forEach(m -> members.put(m.key(), m.value()));
        object = true;
      } else if (value != null) {
        other = value;
      }
    }
    return object ? Values.object(members) : other;
  }

  private Node object(ObjectNode schema, int depth) {
    List<String> required = new ArrayList<>();
    if (schema.get("required") instanceof ArrayNode names) {
      names.forEach(n -> required.add(n instanceof StringNode s ? s.value() : ""));
    }
    Map<String, Node> members = new LinkedHashMap<>();
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (ObjectNode.Member member : properties.members()) {
        boolean wanted = required.contains(member.key()) || depth < 2 && !sparing;
        Node value =
            wanted && !oneWay.hides(member.value()) ? compose(member.value(), depth + 1) : null;
        if (value != null) {
          members.put(member.key(), value);
        }
      }
    }
    return Values.object(members);
  }

  private static @Nullable Node plain(String type, ObjectNode schema) {
    return switch (type) {
      case "boolean" -> Values.TRUE;
      case "integer", "number" -> schema.has("minimum") ? schema.get("minimum") : Values.number(1);
      case "string" ->
          Values.string(text(schema.get("format") instanceof StringNode s ? s.value() : ""));
      case "null" -> Values.NULL;
      case "object" -> Values.object(Map.of());
      default -> null;
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "uuid" -> "0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64";
      case "date" -> "2026-01-31";
      case "date-time" -> "2026-01-31T09:30:00Z";
      case "time" -> "09:30:00Z";
      case "email" -> "ada@example.com";
      case "uri" -> "https://example.com/1";
      case "uri-reference" -> "/1";
      case "byte" -> "YQ==";
      default -> "text";
    };
  }
}
