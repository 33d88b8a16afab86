package dev.tapeout.generator.document;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.vocabulary.EcmaScriptPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contract as a service carries it: one JSON document of OpenAPI 3.1, with what stands in other
 * files moved into it, so that a JSON Pointer leads to each schema.
 */
public final class ContractDocument {
  /** Where parts of other files stand. */
  private static final String MOVED = "x-tapeout-moved";

  /**
   * What the patterns of the contract are in Java's dialect, which is what a service matches by.
   */
  private static final String PATTERNS = "x-tapeout-patterns";

  private final Contract contract;
  private final Map<Node, String> pointers = new IdentityHashMap<>();
  private final List<Node> moved = new ArrayList<>();
  private final Map<String, Node> patterns = new TreeMap<>();
  private final ObjectNode root;

  public ContractDocument(Contract contract) {
    this.contract = contract;
    note(contract.node(), "");
    ObjectNode own = (ObjectNode) written(contract.node());
    Map<String, Node> parts = new LinkedHashMap<>();
    for (int i = 0; i < moved.size(); i++) {
      parts.put(Integer.toString(i), written(moved.get(i)));
    }
    ObjectEdit edit = new ObjectEdit(own);
    if (!parts.isEmpty()) {
      edit.put(MOVED, Values.object(parts));
    }
    if (!patterns.isEmpty()) {
      edit.put(PATTERNS, Values.object(patterns));
    }
    this.root = edit.done();
  }

  /** The document as JSON text. */
  public String json() {
    return JsonWriter.compact(root);
  }

  /** The names of the files that the document was put together from, the contract's own first. */
  public List<String> files() {
    Set<String> names = new LinkedHashSet<>(List.of(contract.source().name()));
    moved.forEach(node -> names.add(node.source().name()));
    return List.copyOf(names);
  }

  /**
   * JSON Pointer of a node of the contract, or of a file that it refers to; empty for any other.
   */
  public String pointer(Node node) {
    return pointers.getOrDefault(node, "");
  }

  private void note(Node node, String pointer) {
    if (pointers.putIfAbsent(node, pointer) != null) {
      return;
    }
    if (node instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        note(member.value(), pointer + "/" + Pointers.escape(member.key()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        note(array.get(i), pointer + "/" + i);
      }
    }
  }

  /**
   * The node with each reference that leads out of the contract turned to where its target went.
   */
  private Node written(Node node) {
    if (node instanceof ArrayNode array) {
      return Values.array(array.items().stream().map(this::written).toList());
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (object.get("pattern") instanceof StringNode pattern) {
      translate(pattern.value());
    }
    if (object.get("patternProperties") instanceof ObjectNode byPattern) {
      byPattern.keys().forEach(this::translate);
    }
    ObjectEdit edit = new ObjectEdit(object);
    for (ObjectNode.Member member : object.members()) {
      edit.put(member.key(), written(member.value()));
    }
    if (object.get("$ref") instanceof StringNode reference) {
      Node target = contract.references().lookUp(object, reference.value()).target();
      boolean elsewhere = object.source() != contract.node().source();
      if (target != null && (elsewhere || !pointers.containsKey(target))) {
        if (!pointers.containsKey(target)) {
          note(target, "/" + MOVED + "/" + moved.size());
          moved.add(target);
        }
        edit.put("$ref", Values.string("#" + fragment(pointer(target))));
      }
    }
    return edit.done();
  }

  /** What is no pattern stands under the name of one somewhere else, such as in an example. */
  private void translate(String pattern) {
    if (EcmaScriptPattern.problem(pattern) == null) {
      patterns.put(pattern, Values.string(EcmaScriptPattern.compile(pattern).java()));
    }
  }

  /** RFC 3986, 3.5: what a fragment may hold stays, all else is percent-encoded. */
  private static String fragment(String pointer) {
    StringBuilder out = new StringBuilder();
    for (byte b : pointer.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._~/!$&'()*+,;=:@?".indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }
}
