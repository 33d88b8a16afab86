package dev.tapeout.registry.catalogue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was wanted lately, as much of it as has room: for what never changes, so that it need not be
 * made again. Safe for several threads.
 */
public final class Recent<K, V> {
  /** One value may take so much of the room, or it would push all others out. */
  private static final int SHARE = 4;

  private record Weighed<V>(V value, long weight) {}

  private final long most;
  private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /**
   * @param most what all values together may weigh
   */
  public Recent(long most) {
    this.most = most;
  }

  /** What is kept under a key; null where nothing is. */
  public synchronized @Nullable V get(K key) {
    Weighed<V> found = values.get(key);
    return found == null ? null : found.value();
  }

  /** Keeps a value, in place of those that nobody has wanted for longest. */
  public synchronized void put(K key, V value, long weight) {
    if (weight > most / SHARE) {
      return;
    }
    Weighed<V> before = values.put(key, new Weighed<>(value, weight));
    this.weight += weight - (before == null ? 0 : before.weight());
    for (Iterator<Weighed<V>> eldest = values.values().iterator(); this.weight > most; ) {
      this.weight -= eldest.next().weight();
      eldest.remove();
    }
  }
}
