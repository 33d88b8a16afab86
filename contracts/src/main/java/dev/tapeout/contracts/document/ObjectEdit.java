package dev.tapeout.contracts.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of an object in the making, with the place of the original. */
public final class ObjectEdit {
  private final ObjectNode original;
  private final List<String> keys = new ArrayList<>();
  private final List<Integer> keyStarts = new ArrayList<>();
  private final List<Node> values = new ArrayList<>();

  public ObjectEdit(ObjectNode original) {
    this.original = original;
    for (ObjectNode.Member member : original.members()) {
      keys.add(member.key());
      keyStarts.add(member.keyStart());
      values.add(member.value());
    }
  }

  public @Nullable Node get(String key) {
    int at = keys.indexOf(key);
    return at < 0 ? null : values.get(at);
  }

  /** Replaces the value of the member that is the {@code at}-th of the original. */
  public void set(int at, Node value) {
    values.set(at, value);
  }

  /** Gives a member its value; one that is new stands at the end and has the object's place. */
  public void put(String key, Node value) {
    int at = keys.indexOf(key);
    if (at < 0) {
      keys.add(key);
      keyStarts.add(original.start());
      values.add(value);
    } else {
      values.set(at, value);
    }
  }

  /** Gives a member that is there another name and value. */
  public void rename(String from, String to, Node value) {
    int at = keys.indexOf(from);
    keys.set(at, to);
    values.set(at, value);
  }

  /** Leaves out a member, where there is one. */
  public void remove(String key) {
    int at = keys.indexOf(key);
    if (at >= 0) {
      keys.remove(key);
      keyStarts.subList(at, at + 1).clear();
      values.subList(at, at + 1).clear();
    }
  }

  /** The object as it now is. */
  public ObjectNode done() {
    return new ObjectNode(
        original.source(),
        original.start(),
        original.end(),
        keys.toArray(String[]::new),
        keyStarts.stream().mapToInt(Integer::intValue).toArray(),
        values.toArray(Node[]::new));
  }
}
