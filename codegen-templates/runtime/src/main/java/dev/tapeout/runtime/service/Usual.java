package dev.tapeout.runtime.service;

/**
 * How long an operation takes where nothing is in line, in nanoseconds: a mean in which old calls
 * count ever less. Threads may overwrite each other's call; that loses nothing that matters.
 */
final class Usual {
  private static final int CALLS = 16;

  private volatile long nanos;

  /** 0 before the first call. */
  long nanos() {
    return nanos;
  }

  void took(long call) {
    long before = nanos;
    nanos = before == 0 ? call : before + (call - before) / CALLS;
  }
}
