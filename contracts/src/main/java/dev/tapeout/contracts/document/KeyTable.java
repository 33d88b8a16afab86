package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one document, found by their bytes so that a repeated key makes no new String. */
final class KeyTable {
  /** Past this length of a chain (a document made to collide) the safe map takes over. */
  private static final int CHAIN = 16;

  /** One key of the document. */
  static final class Key {
    final String text;
    private final byte[] bytes;
    private final int from;
    private final int length;
    private final int hash;
    private @Nullable Key next;

    /** The last object that was seen to have this key: finds duplicates without a set. */
    int lastObject;

    private Key(byte[] bytes, int from, int to, int hash) {
      this.text = new String(bytes, from, to - from, UTF_8);
      this.bytes = bytes;
      this.from = from;
      this.length = to - from;
      this.hash = hash;
    }

    private boolean is(byte[] other, int start, int count) {
      if (count != length) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (bytes[from + i] != other[start + i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<String, Key> crowded = new HashMap<>();
  private @Nullable Key[] buckets = new Key[1024];
  private int size;

  /** The key whose UTF-8 bytes stand in {@code [from, to)}; equal bytes give the same key. */
  Key intern(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    int spread = hash * 0x9E3779B9;
    int chain = 0;
    for (Key k = buckets[slot(spread)]; k != null; k = k.next) {
      if (k.hash == spread && k.is(bytes, from, to - from)) {
        return k;
      }
      chain++;
    }
    Key fresh = new Key(bytes, from, to, spread);
    Key known = crowded.isEmpty() ? null : crowded.get(fresh.text);
    if (known != null) {
      return known;
    }
    if (chain >= CHAIN) {
      crowded.put(fresh.text, fresh);
      return fresh;
    }
    if (++size > buckets.length) {
      grow();
    }
    link(fresh);
    return fresh;
  }

  private int slot(int hash) {
    return hash >>> Integer.numberOfLeadingZeros(buckets.length) + 1;
  }

  private void link(Key key) {
    int slot = slot(key.hash);
    key.next = buckets[slot];
    buckets[slot] = key;
  }

  private void grow() {
    @Nullable Key[] old = buckets;
    buckets = new Key[old.length * 2];
    for (Key head : old) {
      for (Key k = head; k != null; ) {
        Key next = k.next;
        link(k);
        k = next;
      }
    }
  }
}
