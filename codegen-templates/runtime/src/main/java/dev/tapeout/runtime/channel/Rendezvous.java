package dev.tapeout.runtime.channel;

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
  Object attempt(Wish wish) {
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
