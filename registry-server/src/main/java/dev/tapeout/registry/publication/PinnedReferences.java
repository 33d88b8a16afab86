package dev.tapeout.registry.publication;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Documents;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.registry.ContractVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** References to published versions: URLs that end in {@code …/context/name/1.4.0}. */
final class PinnedReferences {
  private PinnedReferences() {}

  /** The versions that the references of a document name; none where it cannot be read. */
  static Set<ContractVersion> in(byte[] document) {
    Node root = Documents.read(new Source("document", document), Judge.LIMITS).root();
    return root == null ? Set.of() : places(root).keySet();
  }

  /** The versions that the references in a tree name, each with the first one that does. */
  static Map<ContractVersion, StringNode> places(Node root) {
    Map<ContractVersion, StringNode> places = new LinkedHashMap<>();
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (node instanceof ObjectNode object) {
        if (object.get("$ref") instanceof StringNode reference) {
          ContractVersion.ofUrl(reference.value())
              .ifPresent(version -> places.putIfAbsent(version, reference));
        }
        object.members().forEach(member -> open.add(member.value()));
      } else if (node instanceof ArrayNode array) {
        array.forEach(open::add);
      }
    }
    return places;
  }
}
