package dev.tapeout.runtime.service;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long an operation takes where nothing is in line, in nanoseconds: a mean in which old calls
 * count ever less. And of how many calls at once, while requests flood in: what waits in native
 * code or for files has no line that a scout sees, but takes longer the more of it there is.
 * Threads may overwrite each other's call; that loses nothing that matters.
 */
final class Usual {
  private static final int CALLS = 16;

  private final AtomicInteger working = new AtomicInteger();
  private volatile long nanos;
  private volatile int calls;

  /** Calls at once that keep to twice the usual; all where nothing floods in. */
  private volatile int most = Integer.MAX_VALUE;

  private volatile long changed;

  /** 0 while too few calls were seen to tell. */
  long nanos() {
    return isKnown() ? nanos : 0;
  }

  /** Whether enough calls were seen; until then all of them count. */
  boolean isKnown() {
    return calls >= CALLS;
  }

  void took(long call) {
    int weight = Math.min(calls + 1, CALLS);
    long before = nanos;
    nanos = before + (call - before) / weight;
    calls = weight;
  }

  /** Whether one more at once would take too long. */
  boolean isFull() {
    return working.get() >= most;
  }

  void begin() {
    working.incrementAndGet();
  }

  /** One has ended while nothing floods in. */
  void end() {
    working.decrementAndGet();
    if (most != Integer.MAX_VALUE) {
      most = Integer.MAX_VALUE;
    }
  }

  /**
   * One has ended in a flood. Where it took more than twice the usual there are to be fewer at
   * once; where it took clearly less, and there were as many as may be, one more.
   *
   * @param took nanoseconds
   * @param now in nanoseconds; what a change does is seen once those before it have ended
   */
  void endInFlood(long took, long now) {
    int were = working.getAndDecrement();
    long twice = 2 * nanos;
    if (!isKnown() || now - changed < twice) {
      return;
    }
    if (took > twice) {
      most = Math.max(1, Math.min(most, were) * 3 / 4);
      changed = now;
    } else if (were >= most && took < twice * 3 / 4) {
      most = most + 1;
      changed = now;
    }
  }
}
