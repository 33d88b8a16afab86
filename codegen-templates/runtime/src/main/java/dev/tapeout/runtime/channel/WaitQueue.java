package dev.tapeout.runtime.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who waits at one side of a channel, first come first served. Under the lock of the channel. */
final class WaitQueue {
  private @Nullable Wish first;
  private @Nullable Wish last;

  /**
   * Whether anybody waits; read without the lock by those who may have to wake somebody. Not kept
   * where nobody reads it, for at a rendezvous it would cost a tenth.
   */
  volatile boolean waiting;

  private final boolean isRead;

  /** How often somebody had to wait. */
  long waits;

  /**
   * @param isRead whether anybody reads {@link #waiting}
   */
  WaitQueue(boolean isRead) {
    this.isRead = isRead;
  }

  boolean isEmpty() {
    return first == null;
  }

  void add(Wish wish, Waiter waiter) {
    wish.waiter = waiter;
    wish.before = last;
    if (last == null) {
      first = wish;
      if (isRead) {
        waiting = true;
      }
    } else {
      last.after = wish;
    }
    last = wish;
    waits++;
  }

  /** Does nothing where it is not in the queue any more. */
  void remove(Wish wish) {
    if (wish.waiter == null) {
      return;
    }
    if (wish.before == null) {
      first = wish.after;
    } else {
      wish.before.after = wish.after;
    }
    if (wish.after == null) {
      last = wish.before;
    } else {
      wish.after.before = wish.before;
    }
    wish.before = null;
    wish.after = null;
    wish.waiter = null;
    if (first == null && isRead) {
      waiting = false;
    }
  }

  /**
   * Serves the first who still waits.
   *
   * @return its wish, and in {@link Wish#wake} the thread to be woken; null where nobody waits
   */
  @Nullable Wish serve(Object answer) {
    while (first != null) {
      Wish wish = first;
      Waiter waiter = Objects.requireNonNull(wish.waiter);
      remove(wish);
      wish.answer = answer;
      if (waiter.claim(wish)) {
        wish.wake = waiter.thread;
        return wish;
      }
    }
    return null;
  }
}
