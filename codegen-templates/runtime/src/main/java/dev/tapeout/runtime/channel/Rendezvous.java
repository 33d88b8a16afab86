package dev.tapeout.runtime.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A channel without room: who sends and who receives meet, under its lock. */
final class Rendezvous<T> extends Channel<T> {
  private boolean closed;
  private long met;

  @Override
  Outcome offer(Object item) {
    return (Outcome) Wait.now(new Wish(this, item));
  }

  @Override
  Object poll() {
    return Wait.now(new Wish(this, null));
  }

  @Override
  @Nullable Object await(@Nullable Object item, @Nullable Duration patience)
      throws InterruptedException {
    Wish wish = new Wish(this, item);
    Waiter waiter = null;
    lock.lock();
    try {
      wish.answer = meet(wish);
      if (wish.answer == Outcome.NOT_NOW) {
        waiter = new Waiter();
        wish.queue().add(wish, waiter);
      }
    } finally {
      lock.unlock();
    }
    if (waiter == null) {
      Wait.wake(wish);
    } else if (Wait.park(this, waiter, deadline(patience)) == Wait.NOTHING) {
      Wait.leave(wish);
      Wait.endIfInterrupted();
      return null;
    }
    return wish.answer;
  }

  @Override
  Object attempt(Wish wish) {
    return meet(wish);
  }

  private Object meet(Wish wish) {
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

  @Override
  void passOn(boolean sends) {}

  @Override
  boolean mayChangeUnlocked() {
    return false;
  }

  @Override
  void shut() {
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
  public int capacity() {
    return 0;
  }
}
