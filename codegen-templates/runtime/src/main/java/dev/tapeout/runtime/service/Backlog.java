package dev.tapeout.runtime.service;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How long a virtual thread that could run waits for a carrier now, and whether that is too long to
 * begin with one more request. Where the processors are what is short, requests do not wait where
 * anybody counts them: each has its thread, and the threads wait in the scheduler's lines. So a
 * scout goes through each, one at a time, whenever a request has ended.
 *
 * <p>A line that comes and goes (a pause, a burst) is no overload, nor is one in which no requests
 * stand, for the processors belong to others. One that lasts is. Then requests are refused that
 * would wait for long; and while more than half are, those that would wait less, down to half as
 * long as their operation usually takes, so that those that are begun take less than twice as long.
 * To refuse costs little, so the line is short at once. The fewer are refused, the longer a line is
 * let be, until none is refused. Meanwhile of each operation no more are worked on at once than
 * keep to twice what it usually takes ({@link Usual}).
 *
 * <p>There are two lines. In the near one, a carrier's own, wait those whom a virtual thread has
 * woken; so do requests on connections that were there before. The far one, of those who are new
 * (as the thread of a connection is) or were woken by a thread of the system (a timer, a pool), is
 * looked at only when the near one is empty, and while requests flood in it never is. So once the
 * far one has waited for a while, whoever has answered a request goes to its end ({@link
 * #stepAside}), and where that does not help nothing is begun until it has had its turn.
 */
final class Backlog implements AutoCloseable {
  /** Waits below this are nobody's trouble, in nanoseconds. */
  static final long SHORT = 1_000_000;

  /** Waits above this, and above {@link #LOOSEST} halves of the usual, are a line. */
  static final long LONG = Scout.LONG;

  /** For how long every scout must have waited long; and how often the measure is adjusted. */
  static final long PATIENCE = 100_000_000;

  /** Waits that are let be, in halves of what the operation usually takes. */
  static final int LOOSEST = 8;

  /** For so long the far line may wait before the near one steps aside for it. */
  static final long FAR_TURN = 10_000_000;

  /** A wait in the far line up to this is none. */
  static final long FAR_PATIENCE = 20_000_000;

  private static final long BETWEEN_NEAR = 200_000;
  private static final long BETWEEN_FAR = 1_000_000;
  private static final long SILENCE = 10 * PATIENCE;
  private static final long ASIDE = 100_000;
  private static final int OFF = 0;

  /** A thread that is new waits in the far line. */
  private static final ThreadFactory FAR =
      Thread.ofVirtual().name("scout").inheritInheritableThreadLocals(false).factory();

  private final LongSupplier clock;

  /** Requests that have come so far. */
  private final AtomicLong asked = new AtomicLong();

  private final Scout near;
  private final Scout far;
  private final Executor nearLine;

  /** Waits that are let be now, in halves of the usual; {@link #OFF} where all are. */
  private volatile int halves = OFF;

  private final AtomicLong adjusted;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** That of this JVM's scheduler. */
  Backlog() {
    this(System::nanoTime, new NearLine(), scout -> FAR.newThread(scout).start());
  }

  /**
   * @param clock in nanoseconds
   * @param near runs what it is given after all who wait in the near line now
   * @param far the same of the far one
   */
  Backlog(LongSupplier clock, Executor near, Executor far) {
    this.nearLine = near;
    this.clock = clock;
    this.adjusted = new AtomicLong(clock.getAsLong());
    this.near = new Scout(clock, asked::get, BETWEEN_NEAR, 0, near);
    this.far = new Scout(clock, asked::get, BETWEEN_FAR, FAR_PATIENCE, far);
  }

  /**
   * Whether a request should be refused now.
   *
   * @param operation that it is for; while nobody knows how long that takes it is not refused
   */
  boolean isTooLong(Usual operation) {
    asked.incrementAndGet();
    long usual = operation.nanos();
    if (usual == 0) {
      return false;
    }
    long wait = Math.max(near.expected(), far.expected());
    int letBe = halves;
    if (letBe == OFF) {
      if (wait <= Math.max(LONG, LOOSEST * usual / 2)
          || !near.isLong(PATIENCE) && !far.isLong(PATIENCE)) {
        return false;
      }
      adjusted.set(clock.getAsLong());
      letBe = LOOSEST;
      halves = letBe;
    }
    boolean late = wait > Math.max(SHORT, letBe * usual / 2);
    boolean refuse = late || operation.isFull();
    if (late) {
      refused.incrementAndGet();
    } else if (!refuse) { // who is refused for the operation's sake says nothing of the line
      begun.incrementAndGet();
    }
    adjust(clock.getAsLong());
    if (refuse) {
      near.send();
      far.send();
    }
    return refuse;
  }

  /** More than half refused is a flood; no more than a quarter is what any full service has. */
  private void adjust(long now) {
    long last = adjusted.get();
    if (now - last < PATIENCE || !adjusted.compareAndSet(last, now)) {
      return;
    }
    int no = refused.getAndSet(0);
    int all = no + begun.getAndSet(0);
    int before = halves;
    if (no * 4 <= all || now - last > SILENCE) {
      halves = before < LOOSEST ? before * 2 : OFF;
      near.forget();
      far.forget();
    } else if (no * 2 > all && before > 1) {
      halves = before / 2;
    }
  }

  /**
   * A request has ended. Whoever is next may have waited for all of it; once a scout has come
   * through, that is known.
   */
  void ended(Usual operation, long took) {
    boolean flood = halves != OFF;
    if (flood) {
      operation.endInFlood(took, clock.getAsLong());
      near.ended(took);
    } else {
      operation.end();
    }
    // Where whoever comes now would hardly wait, what a request takes is its own work.
    if (!operation.isKnown() || !flood && near.waited() < SHORT) {
      operation.took(took);
    }
    near.send();
    far.send();
  }

  /** Whether the far line has waited for so long that it should have its turn. */
  boolean isFarDue() {
    return far.gone() > FAR_TURN;
  }

  /**
   * For whoever has answered a request, before the next: goes to the end of the far line where that
   * has waited for long.
   */
  void stepAside() {
    if (isFarDue()) {
      LockSupport.parkNanos(this, ASIDE); // a timer wakes it, which is a thread of the system
    }
  }

  @Override
  public void close() {
    if (nearLine instanceof NearLine ours) {
      ours.close();
    }
  }
}
