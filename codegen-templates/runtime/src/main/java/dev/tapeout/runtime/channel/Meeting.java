package dev.tapeout.runtime.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits at a rendezvous where nobody else does, so that who comes to the other side
 * needs no lock: it writes its answer into here. A second one that waits moves both into queues.
 */
final class Meeting {
  private static final VarHandle ANSWER;
  private static final VarHandle PARKED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      ANSWER = lookup.findVarHandle(Meeting.class, "answer", Object.class);
      PARKED = lookup.findVarHandle(Meeting.class, "parked", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The answer to one that has been moved into a queue: where it waits now. */
  record Moved(Wish wish, Waiter waiter) {}

  final boolean sends;

  /** How often a thread had to wait for a receiver, and for a sender; with this one. */
  final long sendersWaited;

  final long receiversWaited;
  private final Thread thread = Thread.currentThread();

  /** What it sends, until that is known to have been taken. */
  private @Nullable Object item;

  private volatile @Nullable Object answer;

  @SuppressWarnings("unused") // by its handle
  private volatile boolean parked;

  Meeting(@Nullable Object item, long sendersWaited, long receiversWaited) {
    this.item = item;
    this.sends = item != null;
    this.sendersWaited = sends ? sendersWaited + 1 : sendersWaited;
    this.receiversWaited = sends ? receiversWaited : receiversWaited + 1;
  }

  /** One that is over. */
  static Meeting none() {
    Meeting none = new Meeting(null, 0, -1);
    none.answer = Outcome.NOT_NOW;
    return none;
  }

  /** What came of it; null while it waits. */
  @Nullable Object answer() {
    return ANSWER.getVolatile(this);
  }

  /** Whether the caller is the one whose answer it gets. */
  boolean end(Object answer) {
    return ANSWER.compareAndSet(this, (Object) null, answer);
  }

  /**
   * What comes of it for somebody of the other side; null where it does not wait any more.
   *
   * @param its what that one sends; null where it receives
   */
  @Nullable Object meet(@Nullable Object its) {
    Object mine = its == null ? item : Outcome.DONE;
    if (!end(its == null ? Outcome.DONE : its)) {
      return null;
    }
    if ((boolean) PARKED.getVolatile(this)) {
      LockSupport.unpark(thread);
    }
    return mine;
  }

  /** Takes its place in a queue. Under the lock of the channel; does nothing where it is over. */
  boolean move(Channel<?> channel) {
    Wish wish = new Wish(channel, item);
    Waiter waiter = new Waiter(thread);
    boolean waits = end(new Moved(wish, waiter));
    if (waits) {
      wish.queue().add(wish, waiter);
    }
    return waits;
  }

  /** Parks until it is over or the time runs out, or may be so. */
  void park(@Nullable Long until) {
    PARKED.setVolatile(this, true);
    if (answer() != null) {
      return;
    }
    if (until == null) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, until - System.nanoTime());
    }
  }

  /** Forgets what went through, which the channel would keep until somebody waits again. */
  void forget() {
    item = null;
    ANSWER.setRelease(this, Outcome.DONE);
  }
}
