package dev.tapeout.generator.engine;

import static java.util.stream.Collectors.joining;

import dev.tapeout.generator.type.Declared;
import dev.tapeout.generator.type.Declared.Branch;
import dev.tapeout.generator.type.Declared.EnumType;
import dev.tapeout.generator.type.Declared.Property;
import dev.tapeout.generator.type.Declared.RecordType;
import dev.tapeout.generator.type.Declared.TupleType;
import dev.tapeout.generator.type.Declared.UnionType;
import dev.tapeout.generator.type.JavaText;
import dev.tapeout.generator.type.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A declared type as its template sees it. */
final class TypeView {
  private TypeView() {}

  /** What the template of types is given: one key, which says what kind of type it is. */
  static Map<String, Object> of(Declared type) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", type.name());
    view.put("doc", type.doc());
    if (type instanceof RecordType record) {
      view.putAll(record(record));
      return Map.of("record", view);
    }
    if (type instanceof TupleType tuple) {
      view.putAll(tuple(tuple));
      return Map.of("tuple", view);
    }
    if (type instanceof EnumType enumeration) {
      view.put("implementing", list(enumeration.interfaces()));
      view.put(
          "constants",
          enumeration.constants().stream()
              .map(c -> Map.of("constant", c.name(), "literal", c.literal()))
              .toList());
      return Map.of("enumeration", view);
    }
    view.putAll(union((UnionType) type));
    return Map.of("union", view);
  }

  // --- records ---------------------------------------------------------------------------------

  private static Map<String, Object> record(RecordType type) {
    List<Map<String, Object>> components = new ArrayList<>();
    List<Map<String, Object>> members = new ArrayList<>();
    for (Property property : type.properties()) {
      members.add(Map.of("write", write(property)));
      if (property.constant() == null) {
        Map<String, Object> component =
            component(property.component(), property.java(), property.doc());
        component.put("read", read(property));
        component.put("check", check(property.java(), property.type(), property.required()));
        components.add(component);
      }
    }
    TypeUse additional = type.additional();
    if (additional != null) {
      TypeUse map = additional.nullable() ? additional.lifted() : additional;
      String java =
          "Map<String, " + (additional.nullable() ? "@Nullable " : "") + additional.boxed() + ">";
      Map<String, Object> component =
          component(
              java,
              "additionalProperties",
              new Declared.Doc(List.of("all other properties"), "", false));
      String known =
          type.properties().stream()
              .map(p -> JavaText.literal(p.wire()))
              .collect(joining(", ", "Set.of(", ")"));
      component.put("read", "JsonInput.others(node, " + known + ", " + map.reader() + ")");
      component.put("check", null);
      components.add(component);
      members.add(
          Map.of(
              "write", "JsonOutput.properties(out, additionalProperties, " + map.writer() + ");"));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("components", components);
    view.put("members", members);
    view.put("checked", components.stream().anyMatch(c -> c.get("check") != null));
    view.put("implementing", list(type.interfaces()));
    return view;
  }

  private static String read(Property property) {
    TypeUse type = property.type();
    String wire = JavaText.literal(property.wire());
    if (property.threefold()) {
      return "JsonInput.presence(node, " + wire + ", " + type.reader() + ")";
    }
    String reader = type.nullable() ? type.lifted().reader() : type.reader();
    return "JsonInput.%s(node, %s, %s)"
        .formatted(property.required() ? "required" : "optional", wire, reader);
  }

  private static String write(Property property) {
    TypeUse type = property.type();
    String wire = JavaText.literal(property.wire());
    if (property.constant() != null) {
      return "out.writeName("
          + wire
          + ");\n    out.writeRawValue("
          + JavaText.literal(property.constant())
          + ");";
    }
    if (property.threefold()) {
      return "JsonOutput.presence(out, "
          + wire
          + ", "
          + property.java()
          + ", "
          + type.writer()
          + ");";
    }
    String named = "out.writeName(" + wire + ");\n    ";
    if (property.required()) {
      return named + value(type.nullable() ? type.lifted() : type, property.java());
    }
    return "if ("
        + property.java()
        + " != null) {\n      "
        + named
        + "  "
        + value(type, property.java())
        + "\n    }";
  }

  /** The statement that writes the value of a variable. */
  static String value(TypeUse type, String variable) {
    String writer = type.writer();
    if (writer.startsWith("(")) {
      // A lambda with parameters of its own: its body, with ours in their places.
      int arrow = writer.indexOf(" -> ");
      String[] names = writer.substring(1, writer.indexOf(')')).split(", ");
      return writer
              .substring(arrow + 4)
              .replaceAll("\\b" + names[0] + "\\b", Matcher.quoteReplacement(variable))
              .replaceAll("\\b" + names[1] + "\\b", "out")
          + ";";
    }
    return writer.startsWith("JsonOutput::")
        ? writer.replace("::", ".") + "(" + variable + ", out);"
        : variable + ".write(out);";
  }

  /** The expression that reads a value from a variable. */
  static String value(String reader, String variable) {
    int arrow = reader.indexOf(" -> ");
    return reader.contains("->") && !reader.startsWith("(")
        ? reader
            .substring(arrow + 4)
            .replaceAll(
                "\\b" + reader.substring(0, arrow) + "\\b", Matcher.quoteReplacement(variable))
        : reader.replace("::", ".") + "(" + variable + ")";
  }

  private static @Nullable String check(String java, TypeUse type, boolean required) {
    if (!required || type.nullable() || type.primitive()) {
      return null;
    }
    boolean nulls = type.java().contains("@Nullable");
    if (type.java().startsWith("List<") && !nulls) {
      return java + " = List.copyOf(" + java + ");";
    }
    return "Objects.requireNonNull(" + java + ", " + JavaText.literal(java) + ");";
  }

  static Map<String, Object> component(String type, String java, Declared.Doc doc) {
    Map<String, Object> component = new LinkedHashMap<>();
    component.put("component", type);
    component.put("java", java);
    component.put("text", String.join("\n *     ", doc.lines()));
    return component;
  }

  // --- tuples ----------------------------------------------------------------------------------

  private static Map<String, Object> tuple(TupleType type) {
    List<Map<String, Object>> components = new ArrayList<>();
    List<Map<String, Object>> members = new ArrayList<>();
    for (Property item : type.items()) {
      TypeUse use = item.type().nullable() ? item.type().lifted() : item.type();
      Map<String, Object> component = component(item.component(), item.java(), item.doc());
      component.put("read", value(use.reader(), "JsonInput.item(node, " + item.wire() + ")"));
      components.add(component);
      members.add(Map.of("write", value(use, item.java())));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("components", components);
    view.put("members", members);
    view.put("implementing", list(type.interfaces()));
    return view;
  }

  // --- unions ----------------------------------------------------------------------------------

  private static Map<String, Object> union(UnionType type) {
    List<Map<String, Object>> branches = new ArrayList<>();
    for (Branch branch : type.branches()) {
      String read = value(branch.type().reader(), "node");
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("test", branch.test());
      view.put("otherwise", branch.otherwise());
      view.put(
          "read", branch.wrapper() == null ? read : "new " + branch.wrapper() + "(" + read + ")");
      view.put(
          "wrapper",
          branch.wrapper() == null
              ? null
              : Map.of(
                  "wrapper", branch.wrapper(),
                  "type", branch.type(),
                  "name", type.name(),
                  "write", value(branch.type(), "value")));
      branches.add(view);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("branches", branches);
    view.put(
        "permits",
        type.branches().stream()
            .map(b -> b.wrapper() == null ? b.type().java() : type.name() + "." + b.wrapper())
            .distinct()
            .collect(joining(", ")));
    view.put("expected", JavaText.literal("a value of " + type.name()));
    view.put("implementing", list(type.interfaces()));
    return view;
  }

  private static @Nullable String list(List<String> names) {
    return names.isEmpty() ? null : String.join(", ", names.stream().distinct().toList());
  }
}
