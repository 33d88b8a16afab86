package dev.tapeout.generator.avro;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.generator.type.Facets;
import dev.tapeout.generator.type.JavaNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Gives each schema of a contract its Avro schema. An Avro schema may accept more than its
 * counterpart, for constraints are none of its business; what no type can hold is JSON as text.
 */
final class AvroTypes {
  /** What a field is called in JSON, where Avro has no such name. */
  static final String WIRE_NAME = "jsonName";

  /** What the symbols of an enumeration stand for, where Avro has no such names. */
  static final String VALUES = "jsonValues";

  /** Marks the field for properties without a field of their own. */
  static final String ADDITIONAL = "additional";

  private final Contract contract;
  private final String namespace;
  private final AvroNotes notes;
  private final AvroBudget budget;
  private final Set<String> taken = new HashSet<>();

  /** Of properties, which many schemas have in common. */
  private final Map<String, String> typeNames = new HashMap<>();

  private final Map<Node, String> componentNames = new IdentityHashMap<>();
  private final Map<Node, Schema> known = new IdentityHashMap<>();
  private final Set<Node> building = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Fields are set when all that stands around their record is known, be it that record again. */
  private final Deque<Runnable> pending = new ArrayDeque<>();

  AvroTypes(Contract contract, String namespace, AvroNotes notes, long most) {
    this.budget = new AvroBudget(most);
    this.contract = contract;
    this.namespace = namespace;
    this.notes = notes;
    for (ObjectNode.Member schema : contract.components("schemas")) {
      componentNames.put(schema.value(), JavaNames.unique(JavaNames.type(schema.key()), taken));
    }
  }

  /**
   * The Avro schema of a schema.
   *
   * @param place what it is called where it has no name of its own
   */
  Schema of(@Nullable Node schema, String place) {
    Schema type = translated(schema, place);
    while (building.isEmpty() && !pending.isEmpty()) {
      pending.poll().run();
    }
    return type;
  }

  private Schema translated(@Nullable Node schema, String place) {
    return translated(schema, place, null);
  }

  /**
   * @param facets of the schema, where they are known already
   */
  private Schema translated(@Nullable Node schema, String place, @Nullable Facets facets) {
    if (schema == null || !(schema instanceof ObjectNode object)) {
      return schema == null || schema instanceof BooleanNode
          ? anything(schema)
          : AvroScalars.json();
    }
    if (!componentNames.containsKey(object) && Facets.isAlias(object)) {
      Node next =
          object.get("allOf") instanceof ArrayNode one
              ? one.get(0)
              : contract.references().follow(object);
      return next == object ? AvroScalars.json() : translated(next, place);
    }
    Schema type = known.get(object);
    if (type != null) {
      budget.spend(type);
      return type;
    }
    if (!building.add(object)) {
      notes.add(object, "refers to itself without an object between; there it is JSON as text");
      return AvroScalars.json();
    }
    String name = componentNames.getOrDefault(object, place);
    Facets own = facets == null ? Facets.of(object, contract.references()) : facets;
    type = build(own, object, name);
    building.remove(object);
    known.put(object, type);
    return type;
  }

  private Schema anything(@Nullable Node schema) {
    if (schema != null) {
      notes.add(schema, "accepts any value; in Avro it is JSON as text");
    }
    return AvroScalars.json();
  }

  private Schema build(Facets facets, ObjectNode schema, String name) {
    Schema type = shape(facets, schema, name);
    budget.spend(type);
    return facets.nullable() && !AvroScalars.isJson(type) ? AvroUnions.orNull(type) : type;
  }

  private Schema shape(Facets facets, ObjectNode schema, String name) {
    List<Node> values = facets.values().stream().filter(v -> !(v instanceof NullNode)).toList();
    boolean open = facets.flag(SchemaKeywords.EXTENSIBLE_ENUM);
    if (values.size() > 1 && !open && values.stream().allMatch(StringNode.class::isInstance)) {
      return enumeration(facets, schema, values, name);
    }
    List<Facets.Alternatives> alternatives = facets.alternatives();
    if (alternatives.size() == 1) {
      return union(facets, alternatives.get(0), schema, name);
    }
    Set<String> types = types(facets, values);
    if (alternatives.size() > 1 || types.isEmpty()) {
      boolean several = alternatives.size() > 1;
      notes.add(
          schema,
          (several ? "combines several oneOf or anyOf" : "names no type")
              + "; in Avro it is JSON as text");
      return AvroScalars.json();
    }
    List<Schema> branches = new ArrayList<>();
    for (String type : types) {
      String own = types.size() == 1 ? name : name + JavaNames.type(type);
      branches.add(ofType(type, facets.only(type), schema, own));
    }
    return unionOf(branches, schema);
  }

  private static Set<String> types(Facets facets, List<Node> values) {
    if (!facets.types().isEmpty()) {
      return facets.types();
    }
    Set<String> types = new LinkedHashSet<>();
    values.forEach(v -> types.add(v.type().name().toLowerCase(Locale.ROOT)));
    if (types.isEmpty() && !facets.properties().isEmpty()) {
      types.add("object");
    }
    return types;
  }

  private Schema unionOf(List<Schema> branches, ObjectNode schema) {
    Optional<Schema> union =
        branches.stream().anyMatch(AvroScalars::isJson) && branches.size() > 1
            ? Optional.empty()
            : AvroUnions.of(branches);
    return union.orElseGet(() -> {
      notes.add(schema, "has alternatives that Avro cannot tell apart; it is JSON as text");
      return AvroScalars.json();
    });
  }

  private Schema ofType(String type, Facets facets, ObjectNode schema, String name) {
    return switch (type) {
      case "object" -> object(facets, schema, name);
      case "array" -> array(facets, schema, name);
      case "boolean" -> Schema.create(Type.BOOLEAN);
      case "null" -> Schema.create(Type.NULL);
      case "integer" -> AvroScalars.integer(facets, schema, notes);
      case "number" -> AvroScalars.number(facets);
      case "string" -> AvroScalars.string(facets, schema, notes);
      default -> AvroScalars.json();
    };
  }

  private Schema enumeration(Facets facets, Node schema, List<Node> values, String name) {
    List<String> wire = values.stream().map(v -> ((StringNode) v).value()).distinct().toList();
    wire.forEach(value -> budget.spend(value, value)); // and its symbol
    List<String> symbols = AvroNames.unique(wire);
    Schema type = Schema.createEnum(declared(schema, name), doc(facets), namespace, symbols);
    budget.spend(type.getName(), type.getDoc());
    if (!symbols.equals(wire)) {
      Map<String, String> meant = new LinkedHashMap<>();
      for (int i = 0; i < wire.size(); i++) {
        meant.put(symbols.get(i), wire.get(i));
      }
      type.addProp(VALUES, meant);
      notes.add(
          schema, "has values that are no names in Avro; 'jsonValues' says what they stand for");
    }
    return type;
  }

  private Schema union(
      Facets facets, Facets.Alternatives alternatives, ObjectNode schema, String name) {
    Facets base = facets.without(alternatives);
    boolean bare = base.properties().isEmpty() && base.required().isEmpty();
    List<Schema> branches = new ArrayList<>();
    int objects = 0;
    for (int i = 0; i < alternatives.branches().size(); i++) {
      Node branch = alternatives.branches().get(i);
      Facets own = Facets.of(branch, contract.references());
      if (own.nullable() && own.types().isEmpty() && own.values().size() < 2) {
        branches.add(Schema.create(Type.NULL));
        continue;
      }
      String place = name + "Option" + (i + 1);
      objects += own.types().contains("object") || !own.properties().isEmpty() ? 1 : 0;
      branches.add(
          bare && branch instanceof ObjectNode
              ? translated(branch, place)
              : build(base.and(own), branch instanceof ObjectNode o ? o : schema, place));
    }
    if (alternatives.keyword().equals("anyOf") && objects > 1) {
      notes.add(
          schema, "lets a value be of several branches at once; in Avro it is of one of them");
    }
    return unionOf(branches, schema);
  }

  private Schema array(Facets facets, ObjectNode schema, String name) {
    if (facets.has("prefixItems")) {
      notes.add(schema, "gives places of an array schemas of their own; items are JSON as text");
      return Schema.createArray(AvroScalars.json());
    }
    return Schema.createArray(translated(facets.first("items"), name + "Item"));
  }

  private Schema object(Facets facets, ObjectNode schema, String name) {
    Set<String> wire = new LinkedHashSet<>(facets.properties().keySet());
    wire.addAll(facets.required());
    if (wire.isEmpty()) {
      return Schema.createMap(rest(facets, name));
    }
    Schema record = Schema.createRecord(declared(schema, name), doc(facets), namespace, false);
    budget.spend(record.getName(), record.getDoc());
    wire.forEach(property -> budget.spend(property, property)); // and its name in Avro
    pending.add(() -> record.setFields(fields(facets, schema, record, wire)));
    return record;
  }

  private List<Field> fields(Facets facets, ObjectNode schema, Schema record, Set<String> wire) {
    Map<String, List<Node>> properties = facets.properties();
    Set<String> required = facets.required();
    List<String> all = new ArrayList<>(wire);
    all.add("additionalProperties");
    List<String> names = AvroNames.unique(all);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < wire.size(); i++) {
      List<Node> schemas = properties.getOrDefault(all.get(i), List.of());
      boolean needed = required.contains(all.get(i));
      fields.add(field(all.get(i), names.get(i), schemas, needed, record.getName()));
    }
    if (facets.additional() != null || facets.has("patternProperties") || said(facets)) {
      Schema map = Schema.createMap(rest(facets, record.getName()));
      Field rest = new Field(names.get(wire.size()), map, null, Map.of());
      rest.addProp(ADDITIONAL, true);
      fields.add(rest);
    } else if (!closed(facets)) {
      notes.add(schema, "is open; properties that it does not describe are not in Avro");
    }
    return fields;
  }

  private Field field(String wire, String name, List<Node> schemas, boolean needed, String record) {
    String place = record + typeNames.computeIfAbsent(wire, JavaNames::type);
    Facets facets = null;
    for (Node each : schemas) {
      Facets own = Facets.of(each, contract.references());
      facets = facets == null ? own : facets.and(own);
    }
    Schema type =
        facets == null
            ? AvroScalars.json()
            : schemas.size() == 1
                ? translated(schemas.get(0), place, facets)
                : schemas.get(0) instanceof ObjectNode first
                    ? build(facets, first, place)
                    : AvroScalars.json();
    boolean required =
        needed && (facets == null || !facets.flag("readOnly") && !facets.flag("writeOnly"));
    if (!required && facets != null && facets.nullable()) {
      notes.add(
          schemas.get(0), "of '" + wire + "' lets it be null or absent, which are one in Avro");
    }
    String doc = facets == null ? null : doc(facets);
    budget.spend(doc);
    Field field =
        required
            ? new Field(name, type, doc, null)
            : new Field(name, AvroUnions.orNull(type), doc, JsonProperties.NULL_VALUE);
    if (!name.equals(wire)) {
      field.addProp(WIRE_NAME, wire);
    }
    return field;
  }

  private Schema rest(Facets facets, String name) {
    Node additional = facets.additional();
    return additional == null || facets.has("patternProperties")
        ? AvroScalars.json()
        : translated(additional, name + "Value");
  }

  private static boolean said(Facets facets) {
    return facets.first("additionalProperties") instanceof BooleanNode b && b.value();
  }

  private static boolean closed(Facets facets) {
    return facets.first("additionalProperties") instanceof BooleanNode
        || facets.first("unevaluatedProperties") instanceof BooleanNode b && !b.value();
  }

  /** The name of a type, which is that of a component, or is taken now. */
  private String declared(Node schema, String name) {
    return name.equals(componentNames.get(schema)) ? name : JavaNames.unique(name, taken);
  }

  /** Avro IDL has it in a comment, and does not see to it that it stays there. */
  private static @Nullable String doc(Facets facets) {
    String text = facets.text("description");
    text = text != null ? text : facets.text("title");
    return text == null ? null : text.replace("*/", "* /");
  }
}
