package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An object: members in document order, each key with its own place. Keys are unique. */
public final class ObjectNode extends Node {
  /** From this size on, members are looked up in an index. */
  private static final int INDEXED = 12;

  private final String[] keys;
  private final int[] keyStarts;
  private final Node[] values;
  private volatile @Nullable Map<String, Node> index;

  /**
   * @param keys unique names in document order
   * @param keyStarts byte offset of each key (of its opening quote, where it has one)
   * @param values the value of each key
   */
  public ObjectNode(
      Source source, int start, int end, String[] keys, int[] keyStarts, Node[] values) {
    super(source, start, end);
    this.keys = keys;
    this.keyStarts = keyStarts;
    this.values = values;
  }

  /** One member: the key, the byte offset of the key, the value. */
  public record Member(String key, int keyStart, Node value) {}

  public int size() {
    return keys.length;
  }

  /** The members in document order. */
  public List<Member> members() {
    return new Members();
  }

  /** The keys in document order. */
  public List<String> keys() {
    return List.of(keys);
  }

  /** The value of {@code key}, or null where the object has no such member. */
  public @Nullable Node get(String key) {
    if (keys.length >= INDEXED) {
      return indexed().get(key);
    }
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return values[i];
      }
    }
    return null;
  }

  public boolean has(String key) {
    return get(key) != null;
  }

  /** The place of a member's key; of the whole object where there is no such member. */
  public Location keyLocation(String key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return new Location(source(), keyStarts[i], keyEnd(i));
      }
    }
    return location();
  }

  String key(int i) {
    return keys[i];
  }

  Node value(int i) {
    return values[i];
  }

  int keyStart(int i) {
    return keyStarts[i];
  }

  /** Offset just past a member; of its key only, where the value is a YAML alias. */
  int memberEnd(int i) {
    return Math.max(values[i].end(), keyEnd(i));
  }

  /** Offset just past a key: its closing quote, or else as many bytes as the key has. */
  private int keyEnd(int i) {
    byte[] bytes = source().bytes();
    int start = keyStarts[i];
    if (start >= bytes.length) {
      return start;
    }
    byte quote = bytes[start];
    if (quote != '"' && quote != '\'') {
      return Math.min(bytes.length, start + keys[i].getBytes(UTF_8).length);
    }
    int end = start + 1;
    while (end < bytes.length && (bytes[end] != quote || doubled(bytes, end))) {
      boolean pair = bytes[end] == quote || quote == '"' && bytes[end] == '\\';
      end += pair ? 2 : 1;
    }
    return Math.min(bytes.length, end + 1);
  }

  /** Whether a single quote is the first of two, which stand for one inside the text. */
  private static boolean doubled(byte[] bytes, int at) {
    return bytes[at] == '\'' && at + 1 < bytes.length && bytes[at + 1] == '\'';
  }

  private Map<String, Node> indexed() {
    Map<String, Node> map = index;
    if (map == null) {
      map = new HashMap<>(keys.length * 2);
      for (int i = 0; i < keys.length; i++) {
        map.put(keys[i], values[i]);
      }
      index = map;
    }
    return map;
  }

  @Override
  public JsonType type() {
    return JsonType.OBJECT;
  }

  @Override
  public boolean sameValue(Node other) {
    if (!(other instanceof ObjectNode o) || o.keys.length != keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      Node theirs = o.get(keys[i]);
      if (theirs == null || !values[i].sameValue(theirs)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int valueHash() {
    int hash = 17;
    for (int i = 0; i < keys.length; i++) {
      hash += keys[i].hashCode() * 31 ^ values[i].valueHash();
    }
    return hash;
  }

  private final class Members extends AbstractList<Member> implements RandomAccess {
    @Override
    public Member get(int i) {
      return new Member(keys[i], keyStarts[i], values[i]);
    }

    @Override
    public int size() {
      return keys.length;
    }
  }
}
