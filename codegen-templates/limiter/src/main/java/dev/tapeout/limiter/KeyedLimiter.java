package dev.tapeout.limiter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds each key (a tenant, a client, the value of a header) to a limit of its own, in bounded
 * memory.
 *
 * <p>There are places for {@code capacity} keys, in sets of eight. A key that finds its set taken
 * gets the place of the key that has spent least there, <em>with what was spent in it</em> (as in
 * "Efficient Computation of Frequent and Top-k Elements in Data Streams", Metwally and others,
 * 2005). Hence:
 *
 * <ul>
 *   <li>a key whose set has not overflowed has exactly its limit;
 *   <li>a place never gives more than one limit, whoever holds it: however many keys are made up,
 *       all together get at most {@code capacity} limits, and nobody gains by being driven out;
 *   <li>a key that comes to an overfull set finds spent what the least busy of eight had spent.
 * </ul>
 *
 * <p>Finding a key takes no lock; only a key that needs a place locks its set.
 *
 * @param <K> the keys: unchanging, with {@code equals} and {@code hashCode}
 */
public final class KeyedLimiter<K> {
  private static final int WAYS = 8;
  private static final int MOST_KEYS = 1 << 24;

  /** A key and what it has left. */
  private record Place(Object key, int hash, Budget budget) {}

  private final AtomicReferenceArray<@Nullable Place> places;
  private final Object[] locks;
  private final @Nullable LongSupplier nanoTime;
  private final Refusals refusals = new Refusals();
  private final LongAdder displaced = new LongAdder();
  private volatile Terms terms;

  private KeyedLimiter(Limit limit, int capacity, @Nullable LongSupplier nanoTime) {
    if (capacity < 1 || capacity > MOST_KEYS) {
      throw new IllegalArgumentException(
          "capacity is " + capacity + ", and must be from 1 to " + MOST_KEYS + " keys");
    }
    int sets = Integer.highestOneBit(Math.max(1, Math.ceilDiv(capacity, WAYS) * 2 - 1));
    places = new AtomicReferenceArray<>(sets * WAYS);
    locks = new Object[Math.min(sets, 64)];
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
    terms = new Terms(limit);
    this.nanoTime = nanoTime;
  }

  /**
   * A limiter with all limits left.
   *
   * @param capacity how many keys it remembers, 1 to 16,777,216; rounded up to a power of two, at
   *     least eight. A key takes some 200 bytes and 80 for each slice of the window in which it
   *     came
   */
  public static <K> KeyedLimiter<K> of(Limit limit, int capacity) {
    return new KeyedLimiter<>(limit, capacity, null);
  }

  /** A limiter with a clock of its own, as {@link Limiter#of(Limit, LongSupplier)} takes it. */
  public static <K> KeyedLimiter<K> of(Limit limit, int capacity, LongSupplier nanoTime) {
    return new KeyedLimiter<>(limit, capacity, nanoTime);
  }

  /** Asks for admission of one key, as {@link Limiter#acquire} does. */
  public long acquire(K key) {
    long answer = budget(key).spend();
    return answer == 0 ? 0 : refusals.count(answer);
  }

  /** What a request of this key is told that was to wait for so many nanoseconds. */
  public Refusal refusal(K key, long wait) {
    return new Refusal(Duration.ofNanos(wait), standing(key));
  }

  /** What this key has left at this moment. */
  public Standing standing(K key) {
    return budget(key).standing();
  }

  /** The limit that holds now for each key. */
  public Limit limit() {
    return terms.limit;
  }

  /** Puts another limit in force for every key; what was spent stays spent. */
  public synchronized void reload(Limit limit) {
    if (limit.equals(limit())) {
      return;
    }
    terms = new Terms(limit);
    for (int i = 0; i < places.length(); i++) {
      synchronized (lock(i / WAYS)) {
        Place place = places.get(i);
        if (place != null) {
          place.budget.reload(terms);
        }
      }
    }
  }

  /** What was decided so far, for all keys together. */
  public Counts counts() {
    long admitted = 0;
    for (int i = 0; i < places.length(); i++) {
      Place place = places.get(i);
      admitted += place == null ? 0 : place.budget.admitted();
    }
    return refusals.with(admitted);
  }

  /** How often a key had to give its place to another; if this grows, the capacity is too small. */
  public long displaced() {
    return displaced.sum();
  }

  private Budget budget(K key) {
    int hash = key.hashCode() * 0x9E3779B9;
    int set = (hash ^ hash >>> 16) & (places.length() / WAYS - 1);
    Budget budget = find(key, hash, set);
    return budget != null ? budget : place(key, hash, set);
  }

  private @Nullable Budget find(K key, int hash, int set) {
    for (int i = set * WAYS; i < (set + 1) * WAYS; i++) {
      Place place = places.get(i);
      if (place == null) {
        return null;
      }
      if (place.hash == hash && place.key.equals(key)) {
        return place.budget;
      }
    }
    return null;
  }

  private Budget place(K key, int hash, int set) {
    synchronized (lock(set)) {
      Budget found = find(key, hash, set);
      if (found != null) {
        return found;
      }
      int index = free(set);
      Place holder = places.get(index);
      if (holder != null) {
        displaced.increment();
      }
      Budget budget = holder != null ? holder.budget : new Budget(terms, nanoTime);
      places.set(index, new Place(key, hash, budget));
      return budget;
    }
  }

  /** The first place that nobody holds, else that of the key which has spent least. */
  private int free(int set) {
    int least = set * WAYS;
    double leastSpent = Double.POSITIVE_INFINITY;
    for (int i = set * WAYS; i < (set + 1) * WAYS; i++) {
      Place place = places.get(i);
      if (place == null) {
        return i;
      }
      double spent = place.budget.standing().spent();
      if (spent < leastSpent) {
        least = i;
        leastSpent = spent;
      }
    }
    return least;
  }

  private Object lock(int set) {
    return locks[set & locks.length - 1];
  }
}
