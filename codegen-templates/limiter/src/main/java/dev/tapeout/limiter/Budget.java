package dev.tapeout.limiter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a limit. A decision reads the clock, then the last slice, and spends of bucket
 * and window by one compare-and-set; where another came between, it looks again. A refusal writes
 * nothing.
 *
 * <p>Why nothing is admitted too much, whichever of several threads comes first: after an admission
 * at time t the level of the bucket is at least t and a token, and every further one adds a token,
 * so that the last of k at time u, which needs a level of at most u and a burst, has k tokens &lt;=
 * (u - t) + burst. In the window, an admission is counted in the slice in which its time lies, for
 * whoever finds a slice that began after the time that it read, reads the clock again; and when the
 * last of those in a stretch of time as long as the window was admitted, all others counted.
 *
 * <p>Lock-free: when a compare-and-set fails, another has been admitted or a slice has followed.
 */
class Budget {
  private static final VarHandle LAST;

  static {
    try {
      LAST = MethodHandles.lookup().findVarHandle(Budget.class, "last", Slice.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Null for the machine's, which is asked without a detour. */
  private final @Nullable LongSupplier clock;

  private volatile Slice last;

  Budget(Terms terms, @Nullable LongSupplier clock) {
    this.clock = clock;
    last = new Slice(terms, now());
  }

  private long now() {
    // Before the field is read: the processor would wait for that first, which costs a tenth.
    long now = System.nanoTime();
    LongSupplier own = clock;
    return own == null ? now : own.getAsLong();
  }

  /**
   * Spends one token and one request of the window, or nothing.
   *
   * @return 0 where both were left; else how many nanoseconds to wait, negated where it is the
   *     window that makes one wait
   */
  long spend() {
    long now = now();
    return last.admit(now) ? 0 : spendOrWait(now);
  }

  /** Apart from the common case, which is a tenth faster without a loop. */
  private long spendOrWait(long read) {
    long now = read;
    while (true) {
      Slice slice = last;
      long word = slice.word();
      if (now - slice.base < 0) {
        now = now();
        now = now - slice.base < 0 ? slice.base : now; // a clock that goes back stands still here
      }
      if (Slice.isClosed(word)
          || now - slice.base >= slice.life
          || Slice.count(word) == Slice.MOST) {
        follow(slice, slice.terms, now);
      } else {
        long wait = wait(slice, word, now);
        if (wait != 0) {
          return wait;
        }
      }
      if (last.admit(now)) {
        return 0;
      }
    }
  }

  /** How long to wait, as {@link #spend} says it; 0 where it is to be tried again. */
  private static long wait(Slice slice, long word, long now) {
    Terms terms = slice.terms;
    long age = now - slice.base;
    long needed = Slice.level(word) + terms.token - terms.burst;
    long bucket = needed <= terms.units(age) ? 0 : terms.nanos(needed) - age;
    int count = Slice.count(word);
    if (count < slice.room) {
      return bucket;
    }
    Slice first = slice.oldest();
    if (first == null) {
      return 0;
    }
    long window = untilFewer(first, slice, slice.before + count - terms.limit.max(), now);
    return window >= bucket ? -window : bucket;
  }

  /**
   * Nanoseconds until so many slices are over that of all that were admitted more than {@code gone}
   * do not count any more.
   */
  private static long untilFewer(Slice first, Slice slice, long gone, long now) {
    Slice leaves = first;
    while (leaves != slice && leaves.admitted() <= gone) {
      leaves = leaves.following();
    }
    long over = leaves == slice ? slice.end : leaves.over(leaves.following());
    long grid = slice.terms.slice;
    long beyond = over + slice.terms.window - slice.end;
    return slice.end + Math.max(0, Math.ceilDiv(beyond, grid)) * grid - now;
  }

  /** Sees that {@code slice} has one after it; whether this call has appended it. */
  private boolean follow(Slice slice, Terms terms, long now) {
    Slice appended = slice.close(terms, now);
    LAST.compareAndSet(this, slice, slice.following());
    slice.retire();
    return appended != null;
  }

  /** What is left at this moment. */
  Standing standing() {
    while (true) {
      Slice slice = last;
      long word = slice.word();
      long now = now();
      Slice first = slice.oldest();
      if (Slice.isClosed(word) || now - slice.base >= slice.life || first == null) {
        follow(slice, slice.terms, now);
        continue;
      }
      Terms terms = slice.terms;
      Limit limit = terms.limit;
      long drained = terms.drained(Slice.level(word), Math.max(0, now - slice.base));
      long counted = slice.before + Slice.count(word) - first.before;
      return new Standing(
          limit,
          Math.max(0, terms.burst - drained) / terms.token,
          Duration.ofNanos(terms.nanos(drained)),
          Math.max(0, limit.max() - counted),
          counted == 0 ? Duration.ZERO : Duration.ofNanos(slice.end + terms.window - now));
    }
  }

  /** How many were admitted, ever. */
  long admitted() {
    return last.admitted();
  }

  Limit limit() {
    return last.terms.limit;
  }

  /** From now on by other terms; what still counts by the old ones stays spent. */
  void reload(Terms terms) {
    while (true) {
      Slice slice = last;
      long now = now();
      if (now - slice.base >= slice.life) {
        follow(slice, slice.terms, now);
      } else if (follow(slice, terms, now)) {
        return;
      }
    }
  }
}
