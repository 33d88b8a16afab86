package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The schema resources of one document, its anchors and its dynamic anchors. */
final class Identifiers {
  private static final byte[][] KEYWORDS = ascii("$id", "$self", "$anchor", "$dynamicAnchor");
  private static final byte[][] ESCAPED_DOLLARS = ascii("\\u0024", "\\x24", "\\U00000024");

  private final Resource whole;
  private final List<Resource> resources = new ArrayList<>();

  /**
   * @param look false to take the document as one resource without anchors and not look into it
   */
  Identifiers(Document document, Node root, boolean look) {
    String self =
        root instanceof ObjectNode o && o.get("$self") instanceof StringNode s ? s.value() : "";
    String uri = Uris.resolve(Uris.ofPath(document.path()), self);
    whole = new Resource(document, root, uri, null);
    resources.add(whole);
    if (look) {
      collect(root, Role.OBJECT, whole);
      nest();
    }
  }

  /**
   * Whether a document with these bytes can hold a {@code $id}, {@code $self} or anchor: a scan of
   * the bytes is much cheaper than a walk, and nearly all documents have none.
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
    if (resources.size() == 1) {
      return whole;
    }
    int low = 0;
    int high = resources.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (resources.get(middle).root.start() <= node.start()) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Resource at = resources.get(low);
    while (at.parent != null && at.root.end() < node.end()) {
      at = at.parent;
    }
    return at;
  }

  private void collect(Node node, Role role, Resource around) {
    if (role == Role.DATA) {
      return;
    }
    if (node instanceof ArrayNode array) {
      for (Node item : array) {
        collect(item, role.element(), around);
      }
    } else if (node instanceof ObjectNode object) {
      Resource here = role == Role.OBJECT ? enter(object, around) : around;
      for (ObjectNode.Member member : object.members()) {
        collect(member.value(), role.member(member.key(), member.value()), here);
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

  /**
   * An alias of YAML makes a walk meet ranges out of order: order them, and find each one's outer.
   */
  private void nest() {
    List<Resource> inner = resources.subList(1, resources.size());
    inner.sort(Comparator.comparingInt(r -> r.root.start()));
    Deque<Resource> open = new ArrayDeque<>();
    open.push(whole);
    for (Resource resource : inner) {
      while (open.size() > 1 && open.element().root.end() < resource.root.end()) {
        open.pop();
      }
      resource.parent = open.element();
      open.push(resource);
    }
  }
}
