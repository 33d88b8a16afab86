package dev.tapeout.contracts.bundle;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How much text there may still be. An alias of YAML is counted each time that it is used, but
 * looked at once.
 */
final class Size {
  private final long most;
  private final Map<Node, Long> known = new IdentityHashMap<>();
  private long left;

  Size(long most) {
    this.most = most;
    this.left = most;
  }

  long most() {
    return most;
  }

  /** Takes what a value needs; false where there is not as much left. */
  boolean allows(Node node) {
    left -= of(node);
    return left >= 0;
  }

  private long of(Node node) {
    if (node instanceof StringNode text) {
      return text.value().length() + 3L;
    }
    if (node instanceof NumberNode number) {
      return number.literal().length() + 1L;
    }
    Long size = known.get(node);
    if (size == null) {
      size = inside(node);
      known.put(node, size);
    }
    return size;
  }

  private long inside(Node node) {
    long sum = 6; // brackets and a comma, or true, false, null
    if (node instanceof ObjectNode object) {
      for (ObjectNode.Member member : object.members()) {
        sum += member.key().length() + 3 + of(member.value());
      }
    } else if (node instanceof ArrayNode array) {
      for (Node item : array) {
        sum += of(item);
      }
    }
    return Math.min(sum, Long.MAX_VALUE / 1_000_000);
  }
}
