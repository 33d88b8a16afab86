package dev.tapeout.generator.document;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * References by the name of an anchor become JSON Pointers, which are all that a service follows:
 * its validator looks for anchors in schemas, and a contract is none.
 */
final class Anchors {
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");

  private final Map<String, List<String>> anchors = new HashMap<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private Anchors() {}

  /**
   * The document without references by name.
   *
   * @throws UnfitContractException if a name may mean one schema or another, as the case may be
   */
  static ObjectNode resolved(ObjectNode document) {
    Anchors anchors = new Anchors();
    anchors.gather(document, "");
    if (anchors.anchors.isEmpty()) {
      return document;
    }
    Node resolved = anchors.resolved((Node) document);
    if (!anchors.problems.isEmpty()) {
      throw new UnfitContractException(anchors.problems);
    }
    return (ObjectNode) resolved;
  }

  private void gather(Node at, String pointer) {
    if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        gather(array.get(i), pointer + "/" + i);
      }
    } else if (at instanceof ObjectNode object) {
      for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
        if (object.get(keyword) instanceof StringNode name) {
          anchors.computeIfAbsent(name.value(), n -> new ArrayList<>()).add(pointer);
        }
      }
      object.members().forEach(m -> gather(m.value(), pointer + "/" + Pointers.escape(m.key())));
    }
  }

  private Node resolved(Node at) {
    if (at instanceof ArrayNode array) {
      return Values.array(array.items().stream().map(this::resolved).toList());
    }
    if (!(at instanceof ObjectNode object)) {
      return at;
    }
    ObjectEdit edit = new ObjectEdit(object);
    for (ObjectNode.Member member : object.members()) {
      if (REFERENCES.contains(member.key())
          && member.value() instanceof StringNode reference
          && reference.value().startsWith("#")
          && anchors.containsKey(reference.value().substring(1))) {
        refer(edit, object, member.key(), reference);
      } else {
        edit.put(member.key(), resolved(member.value()));
      }
    }
    return edit.done();
  }

  private void refer(ObjectEdit edit, ObjectNode schema, String keyword, StringNode reference) {
    List<String> meant = anchors.getOrDefault(reference.value().substring(1), List.of());
    boolean one = meant.size() == 1 && (keyword.equals("$ref") || !schema.has("$ref"));
    if (keyword.equals("$dynamicRef") && !one) {
      problems.add(
          new Diagnostic(
              "reference-not-generated",
              Severity.ERROR,
              "this $dynamicRef may lead to any of "
                  + meant.size()
                  + " schemas, by the way that led here, which no type in Java can say",
              reference.location(),
              "refer to the one that is meant with $ref"));
    }
    edit.remove(keyword);
    edit.put("$ref", Values.string("#" + meant.get(0).replace("%", "%25")));
  }
}
