package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Node;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fragments count from: a document, or a schema in it that has its own {@code $id}. */
final class Resource {
  final Document document;
  final Node root;
  final Map<String, Node> anchors = new HashMap<>();

  /** Those of the anchors that are dynamic. */
  final Map<String, Node> dynamicAnchors = new HashMap<>();

  /** What references that stand in this resource lead to, as far as it has been asked. */
  final Map<String, Node> targets = new HashMap<>();

  String uri;
  @Nullable Resource parent;

  Resource(Document document, Node root, String uri, @Nullable Resource parent) {
    this.document = document;
    this.root = root;
    this.uri = uri;
    this.parent = parent;
  }
}
