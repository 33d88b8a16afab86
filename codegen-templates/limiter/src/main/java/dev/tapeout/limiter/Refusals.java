package dev.tapeout.limiter;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link Budget#spend} refuses. */
final class Refusals {
  private final LongAdder byBucket = new LongAdder();
  private final LongAdder byWindow = new LongAdder();

  /** Nanoseconds to wait after a refusal. */
  long count(long refusal) {
    (refusal > 0 ? byBucket : byWindow).increment();
    return Math.abs(refusal);
  }

  Counts with(long admitted) {
    return new Counts(admitted, byBucket.sum(), byWindow.sum());
  }
}
