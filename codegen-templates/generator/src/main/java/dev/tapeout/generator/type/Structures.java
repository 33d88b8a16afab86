package dev.tapeout.generator.type;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.generator.type.Declared.Doc;
import dev.tapeout.generator.type.Declared.Property;
import dev.tapeout.generator.type.Declared.RecordType;
import dev.tapeout.generator.type.Declared.TupleType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the types of objects and arrays: records, maps, lists and tuples. */
final class Structures {
  private final Types types;

  Structures(Types types) {
    this.types = types;
  }

  TypeUse object(Facets facets, ObjectNode schema, String name, boolean named) {
    Map<String, List<Node>> properties = facets.properties();
    Node additional = facets.additional();
    if (properties.isEmpty() && facets.required().isEmpty()) {
      if (facets.has("patternProperties")) {
        return TypeUse.JSON.map();
      }
      return (additional == null ? TypeUse.JSON : types.of(additional, name + "Value")).map();
    }
    return record(facets, schema, types.declare(schema, name, named), Map.of());
  }

  /**
   * A form, whose files are no strings.
   *
   * @param type its name, which has been taken
   * @param files the types of those fields that are files, by name
   */
  TypeUse form(Facets facets, ObjectNode schema, String type, Map<String, TypeUse> files) {
    TypeUse form = record(facets, schema, type, files);
    return facets.nullable() ? form.orNull() : form;
  }

  private TypeUse record(
      Facets facets, ObjectNode schema, String type, Map<String, TypeUse> files) {
    Map<String, List<Node>> properties = facets.properties();
    Node additional = facets.additional();
    boolean mixed = facets.mixesFurther();
    boolean keeps = additional != null || facets.open() || mixed;
    Set<String> names = new LinkedHashSet<>(properties.keySet());
    names.addAll(facets.required());
    List<String> wire = List.copyOf(names);
    List<String> java = JavaNames.unique(keeps ? reserved(wire) : wire, JavaNames::member);
    int skip = java.size() - wire.size();
    List<Property> members = new ArrayList<>();
    for (int i = 0; i < wire.size(); i++) {
      List<Node> schemas = properties.getOrDefault(wire.get(i), List.of());
      TypeUse file = files.get(wire.get(i));
      members.add(property(wire.get(i), java.get(i + skip), schemas, file, facets, type));
    }
    TypeUse rest = keeps ? types.of(mixed ? null : additional, type + "Value") : null;
    Doc doc = types.doc(facets, schema);
    types.define(type, unions -> new RecordType(type, doc, List.copyOf(members), rest, unions));
    return TypeUse.declared(type);
  }

  /** Keeps the name of the component for all other properties free. */
  private static List<String> reserved(List<String> wire) {
    List<String> all = new ArrayList<>(List.of("additionalProperties"));
    all.addAll(wire);
    return all;
  }

  private Property property(
      String wire,
      String java,
      List<Node> schemas,
      @Nullable TypeUse file,
      Facets owner,
      String type) {
    String place = type + Types.capital(java);
    Facets facets = null;
    for (Node schema : schemas) {
      Facets own = Facets.of(schema, types.contract().references());
      facets = facets == null ? own : facets.and(own);
    }
    if (facets == null || !(schemas.get(0) instanceof ObjectNode first)) {
      Doc doc = new Doc(List.of(), "", false);
      return new Property(wire, java, TypeUse.JSON, owner.required().contains(wire), null, doc);
    }
    // A property that exists in one direction only cannot be asked for in both.
    boolean required =
        owner.required().contains(wire) && !facets.flag("readOnly") && !facets.flag("writeOnly");
    List<Node> values = facets.values();
    String constant = required && values.size() == 1 ? values.get(0).toString() : null;
    TypeUse use =
        file != null
            ? file
            : schemas.size() == 1
                ? types.of(first, place)
                : types.build(facets, first, place, false);
    return new Property(wire, java, use, required, constant, types.doc(facets, first));
  }

  TypeUse array(Facets facets, ObjectNode schema, String name, boolean named) {
    if (facets.first("prefixItems") instanceof ArrayNode places) {
      boolean closed = facets.first("items") instanceof BooleanNode b && !b.value();
      boolean all =
          facets.first("minItems") instanceof NumberNode n
              && n.value().compareTo(BigDecimal.valueOf(places.size())) == 0;
      if (closed && all && places.size() > 0) {
        return tuple(facets, places, schema, name, named);
      }
      return TypeUse.JSON.list();
    }
    return types.of(facets.first("items"), name + "Item").list();
  }

  private TypeUse tuple(
      Facets facets, ArrayNode places, ObjectNode schema, String name, boolean named) {
    String type = types.declare(schema, name, named);
    List<Property> items = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Node place = places.get(i);
      String title =
          place instanceof ObjectNode o && o.get("title") instanceof StringNode s
              ? s.value()
              : "item" + (i + 1);
      String java = JavaNames.member(title);
      boolean clash = items.stream().anyMatch(p -> p.java().equalsIgnoreCase(java));
      items.add(
          new Property(
              Integer.toString(i),
              clash ? "item" + (i + 1) : java,
              types.of(place, type + Types.capital(java)),
              true,
              null,
              types.doc(Facets.of(place, types.contract().references()), place)));
    }
    Doc doc = types.doc(facets, schema);
    types.define(type, unions -> new TupleType(type, doc, List.copyOf(items), unions));
    return TypeUse.declared(type);
  }
}
