package dev.tapeout.runtime.service;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are worked on at once. A virtual thread costs little, what it asks for does.
 */
final class Admission {
  private final AtomicInteger left;
  private volatile boolean closed;

  Admission(int most) {
    this.left = new AtomicInteger(most);
  }

  boolean enter() {
    if (left.decrementAndGet() >= 0) {
      return true;
    }
    left.incrementAndGet();
    return false;
  }

  void leave() {
    left.incrementAndGet();
  }

  void close() {
    closed = true;
  }

  /** Whether no new requests should be sent here. */
  boolean isClosed() {
    return closed;
  }
}
