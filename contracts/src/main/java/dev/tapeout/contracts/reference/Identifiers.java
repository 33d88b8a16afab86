package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema resources of one document, its anchors, and the dialects that schemas declare. */
final class Identifiers {
  private static final byte[][] KEYWORDS =
      ascii("$id", "$self", "$anchor", "$dynamicAnchor", "$schema");
  private static final byte[][] ESCAPED_DOLLARS = ascii("\\u0024", "\\x24", "\\U00000024");

  private final Resource whole;
  private final List<Resource> resources = new ArrayList<>();
  private final Nesting<Resource> nested;
  private final Nesting<ObjectNode> dialects;

  /**
   * @param look false to take the document as one resource without anchors and not look into it
   */
  Identifiers(Document document, Node root, boolean look) {
    String self =
        root instanceof ObjectNode o && o.get("$self") instanceof StringNode s ? s.value() : "";
    String uri = Uris.resolve(Uris.ofPath(document.path()), self);
    whole = new Resource(document, root, uri, null);
    resources.add(whole);
    List<ObjectNode> declaring = new ArrayList<>();
    if (look) {
      collect(root, Role.OBJECT, whole, declaring);
    }
    nested = new Nesting<>(resources.subList(1, resources.size()), r -> r.root);
    nested.forEach((resource, outer) -> resource.parent = outer == null ? whole : outer);
    dialects = new Nesting<>(declaring, schema -> schema);
  }

  /**
   * Whether a document with these bytes can hold a {@code $id}, {@code $self}, {@code $schema} or
   * anchor: a scan of the bytes is much cheaper than a walk, and nearly all documents have none.
   */
  static boolean mayBeIn(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if ((bytes[i] == '$' && anyAt(KEYWORDS, bytes, i))
          || (bytes[i] == '\\' && anyAt(ESCAPED_DOLLARS, bytes, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyAt(byte[][] texts, byte[] bytes, int from) {
    for (byte[] text : texts) {
      int to = from + text.length;
      if (to <= bytes.length && Arrays.equals(bytes, from, to, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[][] ascii(String... texts) {
    return Arrays.stream(texts)
        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }

  /** All resources; the document itself is the first. */
  List<Resource> resources() {
    return resources;
  }

  /** The innermost resource around a node, told by its range. */
  Resource around(Node node) {
    Resource inner = resources.size() == 1 ? null : nested.around(node);
    return inner == null ? whole : inner;
  }

  /** The innermost {@code $schema} that holds for a node; null where none does. */
  @Nullable StringNode dialect(Node node) {
    ObjectNode schema = dialects.around(node);
    return schema == null ? null : (StringNode) schema.get("$schema");
  }

  private void collect(Node node, Role role, Resource around, List<ObjectNode> declaring) {
    if (role == Role.DATA) {
      return;
    }
    if (node instanceof ArrayNode array) {
      for (Node item : array) {
        collect(item, role.element(), around, declaring);
      }
    } else if (node instanceof ObjectNode object) {
      Resource here = role == Role.OBJECT ? enter(object, around) : around;
      // At the root of a contract it names what the document is checked by.
      if (role == Role.OBJECT
          && object.get("$schema") instanceof StringNode
          && !object.has("openapi")) {
        declaring.add(object);
      }
      for (ObjectNode.Member member : object.members()) {
        collect(member.value(), role.member(member.key(), member.value()), here, declaring);
      }
    }
  }

  private Resource enter(ObjectNode object, Resource around) {
    Resource here = around;
    if (object.get("$id") instanceof StringNode id && !id.value().contains("#/")) {
      String uri = Uris.resolve(around.uri, id.value());
      if (object == whole.root) {
        whole.uri = uri;
      } else {
        here = new Resource(whole.document, object, uri, around);
        resources.add(here);
      }
    }
    if (object.get("$anchor") instanceof StringNode anchor) {
      here.anchors.putIfAbsent(anchor.value(), object);
    }
    if (object.get("$dynamicAnchor") instanceof StringNode anchor) {
      here.anchors.putIfAbsent(anchor.value(), object);
      here.dynamicAnchors.putIfAbsent(anchor.value(), object);
    }
    return here;
  }
}
