package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.validation.SchemaValidation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes and rewrites schemas. A document is a schema with its {@code $defs}. */
public final class Json {
  private static final String DEFINITIONS = "#/$defs/";

  private Json() {}

  public static ObjectNode object(Object... keysAndValues) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      members.put((String) keysAndValues[i], node(keysAndValues[i + 1]));
    }
    return Values.object(members);
  }

  public static ArrayNode array(Object... items) {
    return array(List.of(items));
  }

  public static ArrayNode array(List<?> items) {
    List<Node> nodes = new ArrayList<>();
    items.forEach(item -> nodes.add(node(item)));
    return Values.array(nodes);
  }

  private static Node node(Object value) {
    if (value instanceof Node node) {
      return node;
    }
    if (value instanceof Boolean b) {
      return Values.bool(b);
    }
    if (value instanceof BigDecimal n) {
      return Values.number(n);
    }
    return value instanceof Number n ? Values.number(n.longValue()) : Values.string((String) value);
  }

  public static ObjectNode with(ObjectNode object, String key, Object value) {
    ObjectEdit edit = new ObjectEdit(object);
    edit.put(key, node(value));
    return edit.done();
  }

  public static ObjectNode without(ObjectNode object, String... keys) {
    ObjectEdit edit = new ObjectEdit(object);
    List.of(keys).forEach(edit::remove);
    return edit.done();
  }

  static ArrayNode with(ArrayNode array, int index, Node value) {
    List<Node> items = new ArrayList<>(array.items());
    items.set(index, value);
    return Values.array(items);
  }

  static ArrayNode without(ArrayNode array, int index) {
    List<Node> items = new ArrayList<>(array.items());
    items.remove(index);
    return Values.array(items);
  }

  /** Says {@code keyword} of the schema as well; in {@code allOf} where it says so already. */
  static ObjectNode also(ObjectNode schema, String keyword, Object value) {
    return schema.has(keyword)
        ? also(schema, object(keyword, value))
        : with(schema, keyword, value);
  }

  /** The schema and another one. */
  static ObjectNode also(ObjectNode schema, Node other) {
    List<Node> all = new ArrayList<>(items(schema.get("allOf")));
    all.add(other);
    return with(schema, "allOf", array(all));
  }

  static ObjectNode not(Object schema) {
    return object("not", schema);
  }

  public static List<Node> items(@Nullable Node array) {
    return array instanceof ArrayNode a ? a.items() : List.of();
  }

  static List<String> texts(@Nullable Node array) {
    return items(array).stream().map(n -> ((StringNode) n).value()).toList();
  }

  static @Nullable BigDecimal number(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof NumberNode n ? n.value() : null;
  }

  public static ObjectNode members(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof ObjectNode o ? o : object();
  }

  /** The types that a schema names; all where it names none. */
  static List<String> types(ObjectNode schema) {
    Node type = schema.get("type");
    if (type instanceof StringNode one) {
      return List.of(one.value());
    }
    return type == null
        ? List.of("null", "boolean", "number", "string", "array", "object")
        : texts(type);
  }

  static boolean isOf(ObjectNode schema, String type) {
    return types(schema).equals(List.of(type));
  }

  static ObjectNode reference(String definition) {
    return object("$ref", DEFINITIONS + definition);
  }

  /** The name of the definition that a keyword of a schema refers to; null for none. */
  static @Nullable String referred(ObjectNode schema, String keyword) {
    return schema.get(keyword) instanceof StringNode s && s.value().startsWith(DEFINITIONS)
        ? s.value().substring(DEFINITIONS.length())
        : null;
  }

  /** Where references in a document lead. */
  static @Nullable Node target(ObjectNode document, ObjectNode holder, String keyword) {
    String name = referred(holder, keyword);
    return name == null ? null : members(document, "$defs").get(name);
  }

  /** The document by the independent validator. */
  static SchemaValidation validation(ObjectNode document) {
    return SchemaValidation.of(document, (holder, keyword) -> target(document, holder, keyword));
  }

  /** The document by the engine. */
  static Schema compiled(ObjectNode document) {
    return new Compiler((holder, keyword) -> target(document, holder, keyword)).compile(document);
  }

  /** The value below {@code node} to which keys and indexes lead. */
  public static Node at(Node node, List<Object> path) {
    Node at = node;
    for (Object step : path) {
      at =
          step instanceof Integer i
              ? ((ArrayNode) at).get(i)
              : ((ObjectNode) at).get((String) step);
    }
    return at;
  }

  /** {@code node} with another value there. */
  public static Node replaced(Node node, List<Object> path, UnaryOperator<Node> change) {
    if (path.isEmpty()) {
      return change.apply(node);
    }
    List<Object> rest = path.subList(1, path.size());
    if (path.get(0) instanceof Integer i) {
      ArrayNode array = (ArrayNode) node;
      return with(array, i, replaced(array.get(i), rest, change));
    }
    ObjectNode object = (ObjectNode) node;
    String key = (String) path.get(0);
    return with(object, key, replaced(object.get(key), rest, change));
  }

  /** A path that goes on. */
  public static List<Object> then(List<Object> path, Object... steps) {
    List<Object> longer = new ArrayList<>(path);
    longer.addAll(List.of(steps));
    return List.copyOf(longer);
  }
}
