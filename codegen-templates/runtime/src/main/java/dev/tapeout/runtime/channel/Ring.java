package dev.tapeout.runtime.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A channel with room for some elements. Who finds room, or an element, takes no lock (after
 * Vyukov's bounded queue); who does not waits in a queue under the lock.
 *
 * <p>Each slot has a mark: {@code p} when it is free for the element of position {@code p}, {@code
 * ~p} when it holds that. A position is claimed by counting the tail or the head up. An element
 * whose slot has been claimed and not yet marked is as good as not there; its sender looks for
 * receivers once it is. So a receiver may be woken for an element that it does not get at, and
 * whoever got one after having waited looks whether there are more of both ({@link #passOn}).
 */
final class Ring<T> extends Channel<T> {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long CLOSED = Long.MIN_VALUE;

  // Each in a cache line of its own.
  private static final int HEAD = 16;
  private static final int TAIL = 32;
  private static final int CURSORS = 48;

  private final int capacity;

  /** One less than the capacity where that is a power of two, which saves a division; else -1. */
  private final int mask;

  private final @Nullable Object[] items;
  private final long[] marks;
  private final long[] cursors = new long[CURSORS];

  Ring(int capacity) {
    this.capacity = capacity;
    this.mask = Integer.bitCount(capacity) == 1 ? capacity - 1 : -1;
    this.items = new Object[capacity];
    this.marks = new long[capacity];
    for (int i = 0; i < capacity; i++) {
      marks[i] = i;
    }
  }

  private int slot(long position) {
    return mask >= 0 ? (int) position & mask : (int) (position % capacity);
  }

  private long cursor(int which) {
    return (long) LONGS.getVolatile(cursors, which);
  }

  @Override
  Outcome offer(Object item) {
    while (true) {
      long tail = cursor(TAIL);
      if (tail < 0) {
        return Outcome.CLOSED;
      }
      int slot = slot(tail);
      if ((long) LONGS.getVolatile(marks, slot) == tail) {
        if (LONGS.compareAndSet(cursors, TAIL, tail, tail + 1)) {
          items[slot] = item;
          LONGS.setVolatile(marks, slot, ~tail);
          if (receivers.waiting) {
            wake(receivers);
          }
          return Outcome.DONE;
        }
      } else if (cursor(TAIL) == tail) {
        return Outcome.NOT_NOW;
      }
    }
  }

  @Override
  Object poll() {
    while (true) {
      long head = cursor(HEAD);
      int slot = slot(head);
      if ((long) LONGS.getVolatile(marks, slot) == ~head) {
        if (LONGS.compareAndSet(cursors, HEAD, head, head + 1)) {
          Object item = Objects.requireNonNull(items[slot]);
          items[slot] = null;
          LONGS.setVolatile(marks, slot, head + capacity);
          if (senders.waiting) {
            wake(senders);
          }
          tellIfOver();
          return item;
        }
      } else if (cursor(HEAD) == head) {
        return isOver(head) ? Outcome.CLOSED : Outcome.NOT_NOW;
      }
    }
  }

  @Override
  @Nullable Object await(@Nullable Object item, @Nullable Duration patience)
      throws InterruptedException {
    Object answer = attempt(item);
    if (answer != Outcome.NOT_NOW) {
      return answer;
    }
    Long until = deadline(patience);
    if (Wait.letOthersRun()) {
      answer = attempt(item);
      if (answer != Outcome.NOT_NOW) {
        return answer;
      }
    }
    Wish served = Wait.on(new Wish[] {new Wish(this, item)}, until);
    return served == null ? null : served.answer;
  }

  @Override
  Object attempt(Wish wish) {
    return attempt(wish.item);
  }

  private Object attempt(@Nullable Object item) {
    return item == null ? poll() : offer(item);
  }

  private void wake(WaitQueue queue) {
    lock.lock();
    Wish wish;
    try {
      wish = queue.serve(Outcome.RETRY);
    } finally {
      lock.unlock();
    }
    if (wish != null) {
      LockSupport.unpark(wish.wake);
    }
  }

  @Override
  void passOn(boolean sends) {
    WaitQueue queue = sends ? senders : receivers;
    if (queue.waiting && (sends ? hasRoom() : hasNews())) {
      wake(queue);
    }
  }

  private boolean hasRoom() {
    long tail = cursor(TAIL);
    return tail >= 0 && (long) LONGS.getVolatile(marks, slot(tail)) == tail;
  }

  /** An element, or that there will be none. */
  private boolean hasNews() {
    long head = cursor(HEAD);
    return (long) LONGS.getVolatile(marks, slot(head)) == ~head || isOver(head);
  }

  private boolean isOver(long head) {
    return cursor(TAIL) == (head | CLOSED);
  }

  @Override
  boolean isOver() {
    return isOver(cursor(HEAD));
  }

  @Override
  boolean mayChangeUnlocked() {
    return true;
  }

  @Override
  void shut() {
    LONGS.getAndBitwiseOr(cursors, TAIL, CLOSED);
  }

  @Override
  public boolean isClosed() {
    return cursor(TAIL) < 0;
  }

  @Override
  long sent() {
    return cursor(TAIL) & ~CLOSED;
  }

  @Override
  long received() {
    return cursor(HEAD);
  }

  @Override
  public int capacity() {
    return capacity;
  }
}
