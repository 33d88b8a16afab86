package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.Source;
import java.util.List;

/** What a message calls the place of a schema: the name that its author gave it. */
final class Subject {
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
      if (path.get(i).equals("items") && !parent.equals("properties")) {
        prefix = "an item of " + prefix;
      }
    }
    return prefix + "the payload";
  }
}
