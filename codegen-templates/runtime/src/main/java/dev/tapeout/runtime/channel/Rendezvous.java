package dev.tapeout.runtime.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A channel without room: who sends and who receives meet. As long as no more than one waits, who
 * comes meets it without a lock ({@link Meeting}); several, and choices, wait in queues under the
 * lock.
 */
final class Rendezvous<T> extends Channel<T> {
  private static final VarHandle LAST;

  static {
    try {
      LAST = MethodHandles.lookup().findVarHandle(Rendezvous.class, "last", Meeting.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Who waits, or did so last; null while there are queues, or it is closed. From null it changes
   * under the lock only, and to null too.
   */
  private volatile @Nullable Meeting last = Meeting.none();

  private final Looks looks = new Looks();

  // Under the lock.
  private boolean closed;

  /** Who waited alone and gave up. */
  private long missed;

  /** Known only while {@link #last} is null. */
  private long met;

  private @Nullable Meeting last() {
    return (Meeting) LAST.getVolatile(this);
  }

  @Override
  Outcome offer(Object item) {
    return (Outcome) now(item);
  }

  @Override
  Object poll() {
    return now(null);
  }

  private Object now(@Nullable Object item) {
    Meeting other = last();
    while (other != null) {
      if (other.answer() != null || other.sends == (item != null)) {
        return Outcome.NOT_NOW;
      }
      Object answer = other.meet(item);
      if (answer != null) {
        return answer;
      }
      other = last();
    }
    return Wait.now(new Wish(this, item));
  }

  @Override
  @Nullable Object await(@Nullable Object item, @Nullable Duration patience)
      throws InterruptedException {
    Meeting other = last();
    while (other != null) {
      if (other.answer() != null) {
        Meeting own = new Meeting(item, other.sendersWaited, other.receiversWaited);
        if (LAST.compareAndSet(this, other, own)) {
          return await(own, patience);
        }
      } else if (other.sends == (item != null)) {
        break;
      } else {
        Object answer = other.meet(item);
        if (answer != null) {
          return answer;
        }
      }
      other = last();
    }
    return awaitAmongOthers(item, patience);
  }

  private @Nullable Object await(Meeting own, @Nullable Duration patience)
      throws InterruptedException {
    Object answer = looks.see(own) ? own.answer() : null;
    Long until = null;
    if (answer == null) {
      until = patience == null ? null : deadline(patience);
      Wait.letOthersRun();
      answer = own.answer();
    }
    if (until == null && (answer == null || answer instanceof Meeting.Moved)) {
      until = deadline(patience);
    }
    while (answer == null) {
      if (Thread.currentThread().isInterrupted()
          || until != null && until - System.nanoTime() <= 0) {
        giveUp(own);
      } else {
        own.park(until);
      }
      answer = own.answer();
    }
    own.forget();
    if (answer instanceof Meeting.Moved moved) {
      return await(moved.wish(), moved.waiter(), until);
    }
    if (answer == Outcome.NOT_NOW) {
      Wait.endIfInterrupted();
      return null;
    }
    return answer;
  }

  private void giveUp(Meeting own) {
    lock.lock();
    try {
      if (own.end(Outcome.NOT_NOW)) {
        missed++;
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Object awaitAmongOthers(@Nullable Object item, @Nullable Duration patience)
      throws InterruptedException {
    Wish wish = new Wish(this, item);
    Waiter waiter = null;
    Meeting alone = null;
    lock.lock();
    try {
      wish.answer = attempt(wish);
      if (wish.answer == Outcome.NOT_NOW) {
        if (senders.isEmpty() && receivers.isEmpty()) {
          alone = new Meeting(item, senders.waits, receivers.waits);
          missed = senders.waits + receivers.waits - met;
          LAST.setVolatile(this, alone);
        } else {
          waiter = new Waiter(Thread.currentThread());
          wish.queue().add(wish, waiter);
        }
      }
    } finally {
      lock.unlock();
    }
    if (alone != null) {
      return await(alone, patience);
    }
    if (waiter == null) {
      Wait.wake(wish);
      return wish.answer;
    }
    return await(wish, waiter, deadline(patience));
  }

  private @Nullable Object await(Wish wish, Waiter waiter, @Nullable Long until)
      throws InterruptedException {
    if (Wait.park(this, waiter, until) == Wait.NOTHING) {
      Wait.leave(wish);
      Wait.endIfInterrupted();
      return null;
    }
    return wish.answer;
  }

  @Override
  Object attempt(Wish wish) {
    queueUp();
    if (closed) {
      return Outcome.CLOSED;
    }
    Object item = wish.item;
    Wish peer = item == null ? senders.serve(Outcome.DONE) : receivers.serve(item);
    if (peer == null) {
      return Outcome.NOT_NOW;
    }
    met++;
    wish.wake = peer.wake;
    return item == null ? peer.item() : Outcome.DONE;
  }

  /** From now on who waits does so in a queue. Under the lock. */
  private void queueUp() {
    if (last() == null) {
      return;
    }
    Meeting alone = (Meeting) LAST.getAndSet(this, (Meeting) null);
    met = alone.sendersWaited + alone.receiversWaited - missed;
    if (alone.move(this)) {
      met--;
    }
    senders.waits = alone.sendersWaited; // one who moves does not wait anew
    receivers.waits = alone.receiversWaited;
  }

  @Override
  public Load load() {
    lock.lock();
    try {
      queueUp();
      return super.load();
    } finally {
      lock.unlock();
    }
  }

  @Override
  void passOn(boolean sends) {}

  @Override
  boolean mayChangeUnlocked() {
    return false;
  }

  @Override
  void shut() {
    queueUp();
    closed = true;
  }

  @Override
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  boolean isOver() {
    return isClosed();
  }

  @Override
  long sent() {
    return met;
  }

  @Override
  long received() {
    return met;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public int capacity() {
    return 0;
  }
}
