package dev.tapeout.generator.type;

import static java.util.stream.Collectors.joining;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.generator.type.Declared.Branch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the type of one {@code oneOf}, {@code anyOf} or list of types. What tells a branch from the
 * others is the first that will do: the discriminator, the JSON type, a property with a value of
 * its own; else the branch's schema itself is asked.
 */
final class Unions {
  private final Types types;
  private final String keyword;
  private final ObjectNode schema;
  private final Facets base;
  private final List<Node> branches;
  private final List<Facets> facets = new ArrayList<>();
  private final String name;
  private final Set<String> wrappers = new HashSet<>();

  private Unions(
      Types types,
      Facets base,
      List<Node> branches,
      String keyword,
      ObjectNode schema,
      String name,
      boolean named) {
    this.types = types;
    this.base = base;
    this.branches = branches;
    this.keyword = keyword;
    this.schema = schema;
    for (Node branch : branches) {
      facets.add(Facets.of(branch, types.contract().references()));
    }
    this.name = types.declare(schema, name, named);
    wrappers.add(this.name.toLowerCase(Locale.ROOT));
  }

  /** The type of a schema with alternatives; one of them and null is that one, or null. */
  static TypeUse of(
      Types types,
      Facets facets,
      Facets.Alternatives alternatives,
      ObjectNode schema,
      String name,
      boolean named) {
    Facets base = facets.without(alternatives);
    List<Node> branches = new ArrayList<>();
    boolean orNull = false;
    for (Node branch : alternatives.branches()) {
      Facets own = Facets.of(branch, types.contract().references());
      if (own.nullable() && own.types().isEmpty() && own.values().size() < 2) {
        orNull = true;
      } else {
        branches.add(branch);
      }
    }
    TypeUse type;
    if (branches.size() == 1) {
      Facets only = base.and(Facets.of(branches.get(0), types.contract().references()));
      boolean bare =
          base.properties().isEmpty() && base.types().isEmpty()
              || !only.properties().isEmpty() && base.properties().isEmpty();
      type =
          bare && !named ? types.of(branches.get(0), name) : types.build(only, schema, name, named);
    } else if (branches.isEmpty() || branches.stream().anyMatch(b -> !(b instanceof ObjectNode))) {
      type = TypeUse.JSON;
    } else {
      type = new Unions(types, base, branches, alternatives.keyword(), schema, name, named).type();
    }
    return orNull ? type.orNull() : type;
  }

  /** The type of a schema that names several types. */
  static TypeUse ofTypes(
      Types types,
      Set<String> names,
      Facets facets,
      ObjectNode schema,
      String name,
      boolean named) {
    if (names.equals(Set.of("integer", "number"))) {
      return Scalars.number(facets);
    }
    String union = types.declare(schema, name, named);
    List<Branch> branches = new ArrayList<>();
    for (String type : names) {
      String wanted = "Of" + Types.capital(type);
      String wrapper = wanted.equals(union) ? wanted + "Value" : wanted;
      TypeUse use =
          types.ofType(type, facets.only(type), schema, union + Types.capital(type), false);
      branches.add(new Branch(use, wrapper, typeTest(type), null));
    }
    types.declareUnion(union, facets, schema, branches);
    return TypeUse.declared(union);
  }

  private TypeUse type() {
    List<Branch> made = new ArrayList<>();
    Set<String> used = new LinkedHashSet<>();
    for (int i = 0; i < branches.size(); i++) {
      TypeUse use = branchType(i);
      boolean own = types.isDeclared(use) && used.add(use.java()) && !use.java().equals(name);
      // A discriminator may be left out, or name what no mapping has, where the schema lets it.
      String otherwise = discriminated(i) == null ? null : accepts(i);
      made.add(new Branch(use, own ? null : wrapper(i, use), test(i), otherwise));
    }
    types.declareUnion(name, base, schema, made);
    return TypeUse.declared(name);
  }

  private TypeUse branchType(int i) {
    String place = name + suffix(i);
    if (base.properties().isEmpty() && base.required().isEmpty()) {
      return types.of(branches.get(i), place);
    }
    return types.merged(base.and(facets.get(i)), copy((ObjectNode) branches.get(i)), place);
  }

  /** A branch that is merged with what stands beside it is a schema of its own. */
  private static ObjectNode copy(ObjectNode branch) {
    return new ObjectEdit(branch).done();
  }

  private String suffix(int i) {
    String title = facets.get(i).text("title");
    String key = types.componentKey(target(i));
    return key != null
        ? JavaNames.type(key)
        : title != null ? JavaNames.type(title) : "Option" + (i + 1);
  }

  private Node target(int i) {
    return types.contract().references().follow(branches.get(i));
  }

  private String wrapper(int i, TypeUse use) {
    String simple =
        use.boxed().replaceAll("<.*", "").replace("[]", "s").replace("JsonNode", "Json");
    String title = facets.get(i).text("title");
    String wanted = "Of" + (title != null ? JavaNames.type(title) : Types.capital(simple));
    return JavaNames.unique(wanted, wrappers);
  }

  // --- what tells a branch from the others -----------------------------------------------------

  private String test(int i) {
    String byDiscriminator = discriminated(i);
    if (byDiscriminator != null) {
      return byDiscriminator;
    }
    Set<String> own = typesOf(i);
    List<Integer> rivals = new ArrayList<>();
    for (int j = 0; j < branches.size(); j++) {
      if (j != i && (own.isEmpty() || typesOf(j).isEmpty() || meet(own, typesOf(j)))) {
        rivals.add(j);
      }
    }
    if (rivals.isEmpty()) {
      return own.stream().map(Unions::typeTest).collect(joining(" || "));
    }
    for (String property : facets.get(i).required()) {
      Set<String> values = says(i, property);
      if (!values.isEmpty()
          && rivals.stream()
              .allMatch(j ->
                  facets.get(j).required().contains(property)
                      && !says(j, property).isEmpty()
                      && Collections.disjoint(values, says(j, property)))) {
        return says(property, values);
      }
    }
    if (keyword.equals("anyOf")) {
      types
          .notes()
          .add(
              schema,
              "has anyOf whose branches may hold at once; in Java the first of them counts");
    }
    return accepts(i);
  }

  private String accepts(int i) {
    return "ContractDocument.accepts("
        + JavaText.literal(types.pointer(branches.get(i)))
        + ", node)";
  }

  private static boolean meet(Set<String> a, Set<String> b) {
    return a.stream()
        .anyMatch(t ->
            b.contains(t)
                || t.equals("integer") && b.contains("number")
                || t.equals("number") && b.contains("integer"));
  }

  private Set<String> typesOf(int i) {
    return facets.get(i).types();
  }

  private @Nullable String discriminated(int i) {
    if (!(base.first("discriminator") instanceof ObjectNode discriminator)
        || !(discriminator.get("propertyName") instanceof StringNode property)) {
      return null;
    }
    Node target = target(i);
    String key = types.componentKey(target);
    Set<String> values = new LinkedHashSet<>();
    if (discriminator.get("mapping") instanceof ObjectNode mapping) {
      for (ObjectNode.Member member : mapping.members()) {
        if (member.value() instanceof StringNode to
            && (to.value().equals(key) || leadsTo(discriminator, to, target))) {
          values.add(member.key());
        }
      }
    }
    if (values.isEmpty() && key != null) {
      values.add(key);
    }
    return values.isEmpty() ? null : says(property.value(), values);
  }

  private boolean leadsTo(Node holder, StringNode reference, Node target) {
    return types.contract().references().lookUp(holder, reference.value()).target() == target;
  }

  private Set<String> says(int i, String property) {
    Set<String> values = new LinkedHashSet<>();
    for (Node schema : facets.get(i).properties().getOrDefault(property, List.of())) {
      for (Node value : Facets.of(schema, types.contract().references()).values()) {
        if (!(value instanceof StringNode s)) {
          return Set.of();
        }
        values.add(s.value());
      }
    }
    return values;
  }

  private static String says(String property, Set<String> values) {
    return "JsonInput.says(node, "
        + JavaText.literal(property)
        + values.stream().map(v -> ", " + JavaText.literal(v)).collect(joining())
        + ")";
  }

  static String typeTest(String type) {
    return switch (type) {
      case "integer" -> "JsonInput.isInteger(node)";
      default -> "node.is" + Types.capital(type.toLowerCase(Locale.ROOT)) + "()";
    };
  }
}
