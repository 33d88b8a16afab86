package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NullNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.generator.type.Declared.Branch;
import dev.tapeout.generator.type.Declared.Constant;
import dev.tapeout.generator.type.Declared.Doc;
import dev.tapeout.generator.type.Declared.EnumType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives each schema of a contract its Java type. A schema under a name has one type wherever it is
 * referred to; one that stands in place is named after the place.
 *
 * <p>A Java type may accept more than its schema, for payloads are judged by the schema itself;
 * what no type can say is a JSON tree.
 */
public final class Types {
  /** A method of Java has at most 65,535 bytes; each constant takes up to 40 of one. */
  private static final int MOST_CONSTANTS = 1_000;

  private final Contract contract;
  private final Function<Node, String> pointers;
  private final Notes notes;
  private final Declarations declarations = new Declarations();
  private final Map<Node, String> componentNames = new IdentityHashMap<>();
  private final Map<Node, TypeUse> known = new IdentityHashMap<>();
  private final Map<Node, Map<Map<String, TypeUse>, TypeUse>> forms = new IdentityHashMap<>();
  private final Structures structures = new Structures(this);

  /**
   * @param pointers the JSON Pointer of a schema in the document that a service carries
   */
  public Types(Contract contract, Function<Node, String> pointers, Notes notes) {
    this.contract = contract;
    this.pointers = pointers;
    this.notes = notes;
    for (ObjectNode.Member schema : contract.components("schemas")) {
      componentNames.put(schema.value(), declarations.take(JavaNames.type(schema.key())));
    }
  }

  /** The type of a schema; of any JSON value where there is none. */
  public TypeUse of(@Nullable Node schema, String nameInPlace) {
    if (!(schema instanceof ObjectNode object)) {
      return TypeUse.JSON;
    }
    if (!componentNames.containsKey(object) && Facets.isAlias(object)) {
      Node next =
          object.get("allOf") instanceof ArrayNode one
              ? one.get(0)
              : contract.references().follow(object);
      return next == object ? TypeUse.JSON : of(next, nameInPlace);
    }
    TypeUse type = known.get(object);
    if (type == null) {
      String name = componentNames.get(object);
      type = build(object, name != null ? name : nameInPlace, name != null);
      known.put(object, type);
    }
    return type;
  }

  /**
   * Takes a name for a class beside the types; one that a type has gets {@code suffix} behind it.
   */
  public String reserve(String name, String suffix) {
    return declarations.take(declarations.isTaken(name) ? name + suffix : name);
  }

  /**
   * Whether the name is that of a schema's type, so that nothing that mentions it may be called so.
   */
  public boolean names(String type) {
    return declarations.isTaken(type);
  }

  /** A property of an object: its schema, and whether it must be there. */
  public record Described(Node schema, boolean required) {}

  /** The properties that a schema names, in the contract's order. */
  public Map<String, Described> properties(Node schema) {
    Facets facets = Facets.of(schema, contract.references());
    Map<String, Described> all = new LinkedHashMap<>();
    facets
        .properties()
        .forEach((name, schemas) ->
            all.put(name, new Described(schemas.get(0), facets.required().contains(name))));
    return all;
  }

  /**
   * The type of a multipart form. One with files has a type of its own: wherever else its schema
   * stands it describes JSON, in which there are only strings.
   *
   * @param encoding what the media type says of the fields by name; null where it says nothing
   */
  public TypeUse form(@Nullable Node schema, @Nullable Node encoding, String nameInPlace) {
    Node meant =
        schema instanceof ObjectNode object && object.has("$ref") && Facets.isAlias(object)
            ? contract.references().follow(object)
            : schema;
    if (!(meant instanceof ObjectNode form)) {
      return of(schema, nameInPlace);
    }
    Facets facets = Facets.of(form, contract.references());
    Map<String, TypeUse> files = FormFiles.of(facets, encoding, contract.references());
    boolean isObject =
        facets.alternatives().isEmpty() && Set.of("object").containsAll(facets.types());
    if (files.isEmpty() || !isObject) {
      return of(schema, nameInPlace);
    }
    String component = componentNames.get(form);
    String name = component == null ? nameInPlace : component + "Form";
    return forms
        .computeIfAbsent(form, f -> new HashMap<>())
        .computeIfAbsent(
            files, f -> structures.form(facets, form, declarations.take(JavaNames.type(name)), f));
  }

  /**
   * Whether a type holds a value that its schema accepts; false too where that was not shown, for
   * which branch of a union is read is known when it is read.
   */
  public boolean holds(TypeUse type, Node value) {
    return new Holding(declarations::get).holds(type, value);
  }

  /** All types that have been declared, by name. */
  public List<Declared> declared() {
    return declarations.all();
  }

  private TypeUse build(ObjectNode schema, String name, boolean named) {
    // What refers to itself without an object in between has no finite Java type.
    known.put(schema, TypeUse.JSON);
    return build(Facets.of(schema, contract.references()), schema, name, named);
  }

  TypeUse build(Facets facets, ObjectNode schema, String name, boolean named) {
    TypeUse type = shape(facets, schema, name, named);
    return facets.nullable() ? type.orNull() : type;
  }

  private TypeUse shape(Facets facets, ObjectNode schema, String name, boolean named) {
    List<Node> values = facets.values().stream().filter(v -> !(v instanceof NullNode)).toList();
    if (values.size() > 1 && values.stream().allMatch(v -> v instanceof StringNode)) {
      if (values.size() > MOST_CONSTANTS) {
        notes.add(
            schema,
            "names " + values.size() + " strings, too many for an enum; it is a String in Java");
        return Scalars.string(facets);
      }
      return enumeration(facets, schema, values, name, named);
    }
    List<Facets.Alternatives> alternatives = facets.alternatives();
    if (alternatives.size() == 1) {
      return Unions.of(this, facets, alternatives.get(0), schema, name, named);
    }
    if (alternatives.size() > 1) {
      notes.add(schema, "combines several oneOf or anyOf; it is a JSON tree in Java");
      return TypeUse.JSON;
    }
    Set<String> types = types(facets, schema);
    if (types.size() == 1) {
      return ofType(types.iterator().next(), facets, schema, name, named);
    }
    return types.isEmpty()
        ? TypeUse.JSON
        : Unions.ofTypes(this, types, facets, schema, name, named);
  }

  /** The types that a schema names, or else the one that its keywords are about. */
  private Set<String> types(Facets facets, ObjectNode schema) {
    if (!facets.types().isEmpty()) {
      return facets.types();
    }
    List<Node> values = facets.values();
    if (!values.isEmpty()) {
      Set<String> types = new LinkedHashSet<>();
      values.forEach(v -> types.add(v.type().name().toLowerCase(Locale.ROOT)));
      types.remove("null");
      return types;
    }
    String assumed =
        !facets.properties().isEmpty() ? "object" : facets.has("items") ? "array" : null;
    if (assumed == null) {
      return Set.of();
    }
    notes.add(
        schema,
        "names no type; its Java type holds an " + assumed + ", so add 'type: " + assumed + "'");
    return Set.of(assumed);
  }

  TypeUse ofType(String type, Facets facets, ObjectNode schema, String name, boolean named) {
    return switch (type) {
      case "object" -> structures.object(facets, schema, name, named);
      case "array" -> structures.array(facets, schema, name, named);
      case "boolean" -> TypeUse.direct("boolean", "Boolean", "bool", "writeBoolean");
      case "integer" -> Scalars.integer(facets);
      case "number" -> Scalars.number(facets);
      case "string" -> Scalars.string(facets);
      default -> TypeUse.JSON;
    };
  }

  private TypeUse enumeration(
      Facets facets, ObjectNode schema, List<Node> values, String name, boolean named) {
    String type = declare(schema, name, named);
    List<String> wire = values.stream().map(v -> ((StringNode) v).value()).distinct().toList();
    List<String> java = JavaNames.unique(wire, JavaNames::constant);
    List<Constant> constants = new ArrayList<>();
    for (int i = 0; i < wire.size(); i++) {
      constants.add(new Constant(java.get(i), JavaText.literal(wire.get(i))));
    }
    Doc doc = doc(facets, schema);
    declarations.put(type, unions -> new EnumType(type, doc, List.copyOf(constants), unions));
    return TypeUse.declared(type);
  }

  /** Takes a name for the type of a schema, which from now on is known under it. */
  String declare(ObjectNode schema, String name, boolean named) {
    String type = named ? name : declarations.take(JavaNames.type(name));
    known.put(schema, TypeUse.declared(type));
    declarations.announce(type);
    return type;
  }

  /** Says what a type is whose name has been taken; it is made once all unions are known. */
  void define(String name, Function<List<String>, Declared> declaration) {
    declarations.put(name, declaration);
  }

  void declareUnion(String name, Facets facets, ObjectNode schema, List<Branch> branches) {
    declarations.union(name, doc(facets, schema), List.copyOf(branches));
  }

  TypeUse merged(Facets facets, ObjectNode schema, String name) {
    return shape(facets, schema, name, false);
  }

  boolean isDeclared(TypeUse type) {
    return declarations.contains(type.java());
  }

  Contract contract() {
    return contract;
  }

  Notes notes() {
    return notes;
  }

  String pointer(Node schema) {
    return pointers.apply(schema);
  }

  /** The name of a schema under {@code components}; null for one that stands elsewhere. */
  @Nullable String componentKey(Node schema) {
    for (ObjectNode.Member member : contract.components("schemas")) {
      if (member.value() == schema) {
        return member.key();
      }
    }
    return null;
  }

  /** What the contract says of a schema. */
  Doc doc(Facets facets, Node schema) {
    String text =
        Facets.nearest(schema, "description", contract.references()) instanceof StringNode s
            ? s.value()
            : facets.text("description");
    List<String> lines =
        new ArrayList<>(JavaText.comment(text == null ? facets.text("title") : text));
    Node ifAbsent = Facets.nearest(schema, "default", contract.references());
    if (ifAbsent != null) {
      String shown = JavaText.excerpt(ifAbsent);
      lines.addAll(JavaText.comment("Where it is absent, " + shown + " is meant."));
    }
    return new Doc(List.copyOf(lines), pointers.apply(schema), facets.flag("deprecated"));
  }

  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
