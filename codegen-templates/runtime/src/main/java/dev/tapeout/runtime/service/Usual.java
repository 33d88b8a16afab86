package dev.tapeout.runtime.service;

/**
 * How long an operation takes where nothing is in line, in nanoseconds: a mean in which old calls
 * count ever less. Threads may overwrite each other's call; that loses nothing that matters.
 */
final class Usual {
  private static final int CALLS = 16;

  private volatile long nanos;
  private volatile int calls;

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
}
