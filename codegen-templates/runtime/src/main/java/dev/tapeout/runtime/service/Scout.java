package dev.tapeout.runtime.service;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Goes through a line of virtual threads, once more whenever it has come back and is sent, and sees
 * how long that takes. Where it took long it goes again at once, until it does not: after a burst
 * nobody may come for a while who would send it, and what it saw last would be taken for the state
 * of an idle service.
 */
final class Scout {
  /** Waits from here on are a line, in nanoseconds. */
  static final long LONG = 5_000_000;

  /** Who came back so long ago knows nothing of now. */
  private static final long SILENCE = 1_000_000_000;

  /** So few pass in a line that is none: the processors are short of other things than requests. */
  private static final int FEW = 3;

  private final LongSupplier clock;
  private final LongSupplier asked;
  private final long rest;
  private final long patience;
  private final Executor line;

  /** When it set off; 0 while it is not under way. */
  private final AtomicLong out = new AtomicLong();

  /** How many requests had come when it set off. */
  private volatile long askedBefore;

  private volatile long back;
  private volatile long waited;

  /** Since when it has waited long behind requests each time; 0 where it last has not. */
  private volatile long longSince;

  /**
   * @param clock in nanoseconds
   * @param asked requests that have come so far
   * @param rest nanoseconds between two ways
   * @param patience nanoseconds of a wait that count as none
   * @param line runs what it is given once that has waited its turn
   */
  Scout(LongSupplier clock, LongSupplier asked, long rest, long patience, Executor line) {
    this.clock = clock;
    this.asked = asked;
    this.rest = rest;
    this.patience = patience;
    this.line = line;
    this.back = now();
  }

  private long now() {
    return clock.getAsLong() | 1; // never 0
  }

  void send() {
    long now = now();
    if (now - back > rest && out.compareAndSet(0, now)) {
      setOff();
    }
  }

  private void setOff() {
    askedBefore = asked.getAsLong();
    try {
      line.execute(this::arrive);
    } catch (RuntimeException | Error e) { // no thread, no memory: it has not set off
      out.set(0);
    }
  }

  private void arrive() {
    long now = now();
    long wait = Math.max(0, now - out.get() - patience);
    boolean again = wait >= LONG;
    if (!again || !isOfRequests()) {
      longSince = 0;
    } else if (longSince == 0 || now - back > SILENCE) {
      longSince = now;
    }
    waited = wait;
    back = now;
    out.set(again ? now : 0);
    if (again) {
      setOff();
    }
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
    return since != 0 && now() - since >= time || gone() - patience >= 2 * time && isOfRequests();
  }

  /** Whether to refuse requests would make the line shorter. */
  private boolean isOfRequests() {
    return asked.getAsLong() - askedBefore >= FEW;
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
