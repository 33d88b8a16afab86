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
import dev.tapeout.contracts.reference.Role;
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
    anchors.gather(document, Role.OBJECT, "");
    if (anchors.anchors.isEmpty()) {
      return document;
    }
    Node resolved = anchors.resolved(document, Role.OBJECT);
    if (!anchors.problems.isEmpty()) {
      throw new UnfitContractException(anchors.problems);
    }
    return (ObjectNode) resolved;
  }

  private void gather(Node at, Role role, String pointer) {
    if (role == Role.DATA) {
      return; // what is called an anchor in an example is none
    }
    if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        gather(array.get(i), role.element(), pointer + "/" + i);
      }
    } else if (at instanceof ObjectNode object) {
      for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
        if (role.mayRefer() && object.get(keyword) instanceof StringNode name) {
          anchors.computeIfAbsent(name.value(), n -> new ArrayList<>()).add(pointer);
        }
      }
      object
          .members()
          .forEach(m ->
              gather(
                  m.value(),
                  role.member(m.key(), m.value()),
                  pointer + "/" + Pointers.escape(m.key())));
    }
  }

  private Node resolved(Node at, Role role) {
    if (at instanceof ArrayNode array) {
      return Values.array(
          array.items().stream().map(item -> resolved(item, role.element())).toList());
    }
    if (!(at instanceof ObjectNode object) || role == Role.DATA) {
      return at;
    }
    ObjectEdit edit = new ObjectEdit(object);
    for (ObjectNode.Member member : object.members()) {
      if (role.mayRefer()
          && REFERENCES.contains(member.key())
          && member.value() instanceof StringNode reference
          && reference.value().startsWith("#")
          && anchors.containsKey(reference.value().substring(1))) {
        refer(edit, object, member.key(), reference);
      } else {
        edit.put(member.key(), resolved(member.value(), role.member(member.key(), member.value())));
      }
    }
    return edit.done();
  }

  private void refer(ObjectEdit edit, ObjectNode schema, String keyword, StringNode reference) {
    List<String> meant = anchors.getOrDefault(reference.value().substring(1), List.of());
    boolean dynamic = keyword.equals("$dynamicRef");
    if (meant.size() > 1 || dynamic && schema.has("$ref")) {
      problems.add(
          new Diagnostic(
              "reference-not-generated",
              Severity.ERROR,
              dynamic
                  ? "this $dynamicRef may lead to any of "
                      + meant.size()
                      + " schemas, by the way that led here, which no type in Java can say"
                  : "this $ref may lead to "
                      + String.join(" or ", meant)
                      + ", which have the same anchor",
              reference.location(),
              dynamic
                  ? "refer to the one that is meant with $ref"
                  : "refer to the one that is meant by its JSON Pointer"));
    }
    edit.remove(keyword);
    edit.put("$ref", Values.string("#" + meant.get(0).replace("%", "%25")));
  }
}
