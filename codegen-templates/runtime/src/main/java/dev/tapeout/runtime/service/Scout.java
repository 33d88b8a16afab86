package dev.tapeout.runtime.service;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Goes through a line of virtual threads, once more whenever it has come back and is sent, and sees
 * how long that takes.
 */
final class Scout {
  /** Waits from here on are a line, in nanoseconds. */
  static final long LONG = 5_000_000;

  /** Who came back so long ago knows nothing of now. */
  private static final long SILENCE = 1_000_000_000;

  private final LongSupplier clock;
  private final long rest;
  private final long patience;
  private final Runnable way;

  /** When it set off; 0 while it is not under way. */
  private final AtomicLong out = new AtomicLong();

  private volatile long back;
  private volatile long waited;

  /** Since when it has waited long each time; 0 where it last has not. */
  private volatile long longSince;

  /**
   * @param clock in nanoseconds
   * @param rest nanoseconds between two ways
   * @param patience nanoseconds of a wait that count as none
   * @param line makes of what it does when it has come through how it is sent
   */
  Scout(LongSupplier clock, long rest, long patience, UnaryOperator<Runnable> line) {
    this.clock = clock;
    this.rest = rest;
    this.patience = patience;
    this.back = now();
    this.way = line.apply(this::arrive);
  }

  private long now() {
    return clock.getAsLong() | 1; // never 0
  }

  void send() {
    long now = now();
    if (now - back > rest && out.compareAndSet(0, now)) {
      way.run();
    }
  }

  /** In the end it must be let go. */
  void release() {
    way.run();
  }

  private void arrive() {
    long since = out.get();
    if (since == 0) {
      return;
    }
    long now = now();
    long wait = Math.max(0, now - since - patience);
    if (wait < LONG) {
      longSince = 0;
    } else if (longSince == 0 || now - back > SILENCE) {
      longSince = now;
    }
    waited = wait;
    back = now;
    out.set(0);
  }

  /** Nanoseconds for which it has been under way; 0 where it is back. */
  long gone() {
    long since = out.get();
    return since == 0 ? 0 : now() - since;
  }

  /** Nanoseconds that whoever joins the line would wait, as far as is known. */
  long expected() {
    long gone = gone();
    if (gone != 0) {
      return Math.max(waited, gone - patience);
    }
    return now() - back > SILENCE ? 0 : waited; // nobody came, so nobody waits
  }

  /** What it saw last. */
  long waited() {
    return waited;
  }

  /** Whether all waits of so many nanoseconds were long. */
  boolean isLong(long time) {
    long since = longSince;
    return since != 0 && now() - since >= time || gone() - patience >= 2 * time;
  }

  /** What was long before counts no more. */
  void forget() {
    longSince = 0;
  }

  /**
   * Whoever is next may have waited for {@code took} nanoseconds, of which it knows nothing yet;
   * but no longer than since it was back.
   */
  void ended(long took) {
    waited = Math.max(waited, Math.min(took, now() - back));
  }
}
