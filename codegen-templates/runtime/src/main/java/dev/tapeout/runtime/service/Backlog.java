package dev.tapeout.runtime.service;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * How long a virtual thread that could run waits for a carrier now, and whether that is too long to
 * begin with one more request. Where the processors are what is short, requests do not wait where
 * anybody counts them: each has its thread, and the threads wait in the scheduler's line. So a
 * scout goes through that line, one at a time, whenever a request has ended.
 *
 * <p>A line that comes and goes (a pause, a burst) is no overload. One that lasts is. Then a
 * request is refused that would wait half as long as its operation usually takes, so that those
 * that are begun take less than twice as long; to refuse costs little, so the line is short at
 * once. The fewer are refused, the longer a line is let be, until none is.
 */
final class Backlog implements AutoCloseable {
  /** Waits below this are nobody's trouble, in nanoseconds. */
  static final long SHORT = 1_000_000;

  /** Waits above this, and above {@link #LOOSEST} halves of the usual, are a line. */
  static final long LONG = 5_000_000;

  /** For how long every scout must have waited long; and how often the measure is adjusted. */
  static final long PATIENCE = 100_000_000;

  /** Waits that are let be, in halves of what the operation usually takes. */
  static final int LOOSEST = 8;

  private static final long BETWEEN_SCOUTS = 200_000;
  private static final long SILENCE = 10 * PATIENCE;
  private static final int OFF = 0;

  private final LongSupplier clock;
  private final Runnable send;
  private volatile boolean closed;

  /** When the scout that is under way set off; 0 while none is. */
  private final AtomicLong out = new AtomicLong();

  private volatile long back;
  private volatile long waited;

  /** Since when all scouts have waited long; 0 where the last has not. */
  private volatile long longSince;

  /** Waits that are let be now, in halves of the usual; {@link #OFF} where all are. */
  private volatile int halves = OFF;

  private final AtomicLong adjusted;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** That of this JVM's scheduler. */
  Backlog() {
    this.clock = System::nanoTime;
    this.back = now();
    this.adjusted = new AtomicLong(back);
    // It waits to be woken: a thread that is started waits in another line than those that are
    // woken.
    Thread scout = Thread.ofVirtual().name("scout").start(this::march);
    this.send = () -> LockSupport.unpark(scout);
  }

  /**
   * @param clock in nanoseconds
   * @param line makes of what a scout does when it has come through how it is sent
   */
  Backlog(LongSupplier clock, UnaryOperator<Runnable> line) {
    this.clock = clock;
    this.back = now();
    this.adjusted = new AtomicLong(back);
    this.send = line.apply(this::arrive);
  }

  private void march() {
    while (!closed) {
      LockSupport.park(this);
      if (out.get() != 0) {
        arrive();
      }
    }
  }

  private long now() {
    return clock.getAsLong() | 1; // never 0
  }

  /**
   * Whether a request should be refused now.
   *
   * @param usual nanoseconds that its operation takes where nothing is in line; 0 where nobody
   *     knows yet, and then it is not refused
   */
  boolean isTooLong(long usual) {
    if (usual == 0) {
      return false;
    }
    long now = now();
    long wait = expected(now);
    if (halves == OFF) {
      if (wait <= Math.max(LONG, LOOSEST * usual / 2) || !isLasting(now)) {
        return false;
      }
      adjusted.set(now);
      halves = 1;
    }
    boolean refuse = wait > Math.max(SHORT, halves * usual / 2);
    (refuse ? refused : begun).incrementAndGet();
    adjust(now);
    if (refuse) {
      scout(now);
    }
    return refuse;
  }

  private boolean isLasting(long now) {
    long since = longSince;
    long gone = out.get();
    return since != 0 && now - since >= PATIENCE || gone != 0 && now - gone >= 2 * PATIENCE;
  }

  /** Nanoseconds that whoever joins the line would wait, as far as scouts have seen. */
  private long expected(long now) {
    long since = out.get();
    if (since != 0) {
      return Math.max(waited, now - since);
    }
    return now - back > SILENCE ? 0 : waited; // nobody came, so nobody waits
  }

  /** More than half refused is a flood; less than a quarter is what any full service has. */
  private void adjust(long now) {
    long last = adjusted.get();
    if (now - last < PATIENCE || !adjusted.compareAndSet(last, now)) {
      return;
    }
    int no = refused.getAndSet(0);
    int all = no + begun.getAndSet(0);
    int before = halves;
    if (no * 4 < all || now - last > SILENCE) {
      halves = before < LOOSEST ? before * 2 : OFF;
      longSince = 0;
    } else if (no * 2 > all && before > 1) {
      halves = before / 2;
    }
  }

  /**
   * A request has ended. Whoever is next may have waited for all of it; once a scout has come
   * through, that is known.
   */
  void ended(long took) {
    if (halves != OFF) {
      waited = Math.max(waited, took);
    }
    scout(now());
  }

  private void scout(long now) {
    if (now - back > BETWEEN_SCOUTS && out.compareAndSet(0, now)) {
      send.run();
    }
  }

  private void arrive() {
    long now = now();
    long wait = now - out.get();
    if (wait < LONG) {
      longSince = 0;
    } else if (longSince == 0 || now - back > SILENCE) {
      longSince = now;
    }
    waited = wait;
    back = now;
    out.set(0);
  }

  /** Whether whoever comes now would hardly wait, so that what a request takes is its own work. */
  boolean isShort() {
    return waited < SHORT;
  }

  @Override
  public void close() {
    closed = true;
    send.run();
  }
}
