package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of an object in the making, with the place of the original. */
final class ObjectEdit {
  private final ObjectNode original;
  private final List<String> keys = new ArrayList<>();
  private final List<Integer> keyStarts = new ArrayList<>();
  private final List<Node> values = new ArrayList<>();

  ObjectEdit(ObjectNode original) {
    this.original = original;
    for (ObjectNode.Member member : original.members()) {
      keys.add(member.key());
      keyStarts.add(member.keyStart());
      values.add(member.value());
    }
  }

  @Nullable Node get(String key) {
    int at = keys.indexOf(key);
    return at < 0 ? null : values.get(at);
  }

  /** Replaces the value of the member that is the {@code at}-th of the original. */
  void set(int at, Node value) {
    values.set(at, value);
  }

  /** Replaces the value of a member that is there. */
  void put(String key, Node value) {
    values.set(keys.indexOf(key), value);
  }

  /** Gives a member that is there another name and value. */
  void rename(String from, String to, Node value) {
    int at = keys.indexOf(from);
    keys.set(at, to);
    values.set(at, value);
  }

  /** Leaves out a member that is there. */
  void remove(String key) {
    int at = keys.indexOf(key);
    keys.remove(at);
    keyStarts.remove(at);
    values.remove(at);
  }

  ObjectNode done() {
    return new ObjectNode(
        original.source(),
        original.start(),
        original.end(),
        keys.toArray(String[]::new),
        keyStarts.stream().mapToInt(Integer::intValue).toArray(),
        values.toArray(Node[]::new));
  }
}
