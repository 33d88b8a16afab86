package dev.tapeout.limiter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A slice of the window, or a part of one: what was admitted in it, and how far the bucket was
 * drained. Both are one word, so that one compare-and-set spends of both. What was spent before
 * does not change any more, so that the window's share of a decision is a plain number, {@link
 * #room}.
 *
 * <p>Slices form a queue. When one is over it is closed, which makes its word final, and whoever
 * finds it closed appends the next, with what the closed one came to. That is the queue of Michael
 * and Scott ("Simple, Fast, and Practical Non-Blocking and Blocking Concurrent Queue Algorithms",
 * PODC 1996). A slice in which nobody came is never made.
 *
 * <p>The word: bit 63 says closed, 18 bits count, 45 bits are the level. The level is the time in
 * units of {@link Terms} since {@link #base} at which the bucket will be full: the theoretical
 * arrival time of the generic cell rate algorithm (ITU-T I.371, annex A).
 */
final class Slice {
  static final int LEVEL_BITS = 45;
  private static final long LEVEL = (1L << LEVEL_BITS) - 1;
  private static final long ONE = 1L << LEVEL_BITS;
  private static final long CLOSED = Long.MIN_VALUE;

  /** As many as one slice can count; then a further part of it is begun. */
  static final int MOST = (1 << 18) - 1;

  private static final VarHandle WORD;
  private static final VarHandle NEXT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WORD = lookup.findVarHandle(Slice.class, "word", long.class);
      NEXT = lookup.findVarHandle(Slice.class, "next", Slice.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long word;

  final Terms terms;

  /** When it begins, for how many nanoseconds it can be used, and when the slice is over. */
  final long base;

  final long life;
  final long end;

  /** How many were admitted before it, ever. */
  final long before;

  /** How many of the window are left for it. */
  final int room;

  private volatile @Nullable Slice next;

  /** The first that still counts; null once this is no longer the last, so that it can go. */
  private volatile @Nullable Slice oldest;

  /** The first of all: a full bucket, an empty window. */
  Slice(Terms terms, long now) {
    this.terms = terms;
    base = now;
    end = now + terms.slice;
    life = Math.min(terms.slice, terms.span);
    before = 0;
    room = (int) Math.min(MOST, terms.limit.max());
    oldest = this;
  }

  /** What follows {@code last}, which is closed; {@code first} is the oldest that counted. */
  private Slice(Slice last, Slice first, Terms terms, long now) {
    this.terms = terms;
    base = now - last.base < 0 ? last.base : now;
    end = end(last);
    life = Math.min(end - base, terms.span);
    before = last.admitted();
    long counts = end - terms.slice - terms.window;
    Slice kept = first;
    while (kept != this) {
      Slice after = kept == last ? this : kept.following();
      if (counts - kept.over(after) < 0) {
        break;
      }
      kept = after;
    }
    oldest = kept;
    room = (int) Math.clamp(terms.limit.max() - (before - kept.before), 0L, (long) MOST);
    long drained = last.terms.drained(level(last.word), base - last.base);
    word = terms == last.terms ? drained : terms.spent(drained, last.terms);
  }

  /** Slices of equal terms lie on one grid; other terms begin a grid of their own. */
  private long end(Slice last) {
    if (terms != last.terms) {
      return base + terms.slice;
    }
    long past = base - last.end;
    return past < 0 ? last.end : last.end + (past / terms.slice + 1) * terms.slice;
  }

  /** When all that it admitted was over; a slice that other terms cut short ends with them. */
  long over(Slice after) {
    return end - after.base < 0 ? end : after.base;
  }

  /** As it was at one moment; what the other methods of a word are asked with. */
  long word() {
    return word;
  }

  static boolean isClosed(long word) {
    return word < 0;
  }

  static long level(long word) {
    return word & LEVEL;
  }

  static int count(long word) {
    return (int) ((word & ~CLOSED) >>> LEVEL_BITS);
  }

  /**
   * Counts one more and takes a token, if that can be done at this time and no other comes between.
   */
  boolean admit(long now) {
    long seen = word;
    long age = now - base;
    if (isClosed(seen) || Long.compareUnsigned(age, life) >= 0 || count(seen) >= room) {
      return false;
    }
    long level = level(seen);
    long full = terms.unitsUp(age);
    if (level < full) {
      return spend(seen, full);
    }
    return level - terms.units(age) <= terms.burst - terms.token && spend(seen, level);
  }

  private boolean spend(long seen, long level) {
    // in this order, for what comes of the clock comes last
    return WORD.compareAndSet(this, seen, seen - level(seen) + ONE + terms.token + level);
  }

  /** How many were admitted up to its end or to now, ever. */
  long admitted() {
    return before + count(word);
  }

  /**
   * Closes it and sees that another follows.
   *
   * @return the one that this call has appended; null where another call was first
   */
  @Nullable Slice close(Terms terms, long now) {
    WORD.getAndBitwiseOr(this, CLOSED);
    Slice first = oldest;
    if (next != null || first == null) {
      return null;
    }
    Slice appended = new Slice(this, first, terms, now);
    return NEXT.compareAndSet(this, null, appended) ? appended : null;
  }

  /** The next one; asked only of one that is closed and has one. */
  Slice following() {
    Slice following = next;
    if (following == null) {
      throw new IllegalStateException("the last slice has none after it");
    }
    return following;
  }

  /** Lets those go that no longer count; called when the next has taken its place. */
  void retire() {
    oldest = null;
  }

  /** The first that still counts; null where this is no longer the last. */
  @Nullable Slice oldest() {
    return oldest;
  }
}
