package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a message calls the place of a schema: the name that its author gave it. */
final class Subject {
  private static final Set<String> OTHERS = Set.of("additionalProperties", "unevaluatedProperties");

  private Subject() {}

  static String of(Node before, Node after) {
    return name(after.source() == Source.NONE ? before : after);
  }

  private static String name(Node schema) {
    List<String> path =
        schema.source() == Source.NONE ? List.of() : Pointers.parse(schema.location().pointer());
    String prefix = "";
    for (int i = path.size() - 1; i > 0; i--) {
      String parent = path.get(i - 1);
      if (parent.equals("properties") || parent.equals("patternProperties")) {
        return prefix + "`" + path.get(i) + "`";
      }
      if (parent.equals("schemas") || parent.equals("$defs")) {
        return prefix + "`" + path.get(i) + "`";
      }
      if (parent.equals("parameters") || parent.equals("headers")) {
        return prefix + "`" + declared(schema, path.subList(0, i + 1)) + "`";
      }
      if (path.get(i).equals("items")) {
        prefix += "an item of ";
      } else if (OTHERS.contains(path.get(i))) {
        prefix += "any other property of ";
      }
    }
    return prefix + "the payload";
  }

  /** The name that a parameter declares; the key under which it or a header stands, if none. */
  private static String declared(Node schema, List<String> path) {
    String pointer = path.stream().map(Pointers::escape).collect(Collectors.joining("/", "/", ""));
    Node root = schema.source().root();
    Node holder = root == null ? null : Pointers.resolve(root, pointer);
    return Schemas.member(holder, "name") instanceof StringNode name
        ? name.value()
        : path.get(path.size() - 1);
  }
}
