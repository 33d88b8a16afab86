package dev.tapeout.runtime.service;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are worked on. A virtual thread costs little, what it asks for does: so there are
 * no more than so many at once, and none is begun that would only wait ({@link Backlog}).
 */
final class Admission implements AutoCloseable {
  private final AtomicInteger left;
  private final @Nullable Backlog backlog;
  private volatile boolean closed;

  /**
   * @param most requests at once
   * @param backlog null where none is refused for its wait
   */
  Admission(int most, @Nullable Backlog backlog) {
    this.left = new AtomicInteger(most);
    this.backlog = backlog;
  }

  /** True where a request may be begun; then {@link #leave} must follow. */
  boolean enter(Usual usual) {
    if (left.decrementAndGet() >= 0 && (backlog == null || !backlog.isTooLong(usual))) {
      usual.begin();
      return true;
    }
    left.incrementAndGet();
    return false;
  }

  /**
   * @param took nanoseconds since it was begun
   */
  void leave(Usual usual, long took) {
    left.incrementAndGet();
    if (backlog == null) {
      usual.end();
    } else {
      backlog.ended(usual, took);
    }
  }

  /** For the thread of a connection, once it has answered: others may have waited for long. */
  void stepAside() {
    if (backlog != null) {
      backlog.stepAside();
    }
  }

  /** From now on no new requests should be sent here; those that come are still worked on. */
  void drain() {
    closed = true;
  }

  @Override
  public void close() {
    drain();
    if (backlog != null) {
      backlog.close();
    }
  }

  /** Whether no new requests should be sent here. */
  boolean isClosed() {
    return closed;
  }
}
