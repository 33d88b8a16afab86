package dev.tapeout.limiter;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds an operation to its {@link Limit}: a token bucket and a sliding window, decided together.
 * What one of them refuses costs nothing of the other.
 *
 * <pre>{@code
 * Limiter limiter = Limiter.of(Limit.DEFAULT);
 * long wait = limiter.acquire();
 * if (wait > 0) {
 *   return refused(limiter.refusal(wait));
 * }
 * }</pre>
 *
 * <p><b>What holds.</b> In any stretch of t seconds at most {@code rate * t + burst} requests are
 * admitted, and in any as long as the window at most {@code max}; at any number of threads, after
 * any idle time, and where the clock wraps.
 *
 * <p><b>Precision.</b> Everything is rounded against the request. A token takes a whole number of
 * nanoseconds, or where there are more than a thousand per second a whole number of smaller units,
 * about a millionth of its time (larger where the burst is above 4 million). Only a bucket that
 * takes more than an hour to fill is counted in units of several nanoseconds. A request counts for
 * the window and at most one slice longer.
 *
 * <p><b>Fairness.</b> None: who comes first after the wait is admitted, and nobody waits inside.
 * There is no lock; a thread that stands still holds up no other.
 *
 * <p><b>Cost.</b> One reading of the clock and one compare-and-set; nothing is allocated, but for
 * one small object for each slice in which somebody comes (and for each 262,143 requests of one).
 *
 * <p>The bucket is the generic cell rate algorithm (ITU-T I.371, annex A); bucket and window are
 * one word of the current slice.
 */
public final class Limiter extends Budget {
  private final Refusals refusals = new Refusals();

  private Limiter(Limit limit, @Nullable LongSupplier nanoTime) {
    super(new Terms(limit), nanoTime);
  }

  /** A limiter with all of its limit left. */
  public static Limiter of(Limit limit) {
    return new Limiter(limit, null);
  }

  /**
   * A limiter with a clock of its own.
   *
   * @param nanoTime nanoseconds since any moment, as {@link System#nanoTime} counts them: they may
   *     be negative and may wrap
   */
  public static Limiter of(Limit limit, LongSupplier nanoTime) {
    return new Limiter(limit, nanoTime);
  }

  /**
   * Asks for admission now. It never blocks.
   *
   * @return 0 where the request is admitted; else the nanoseconds after which it would be, if no
   *     other came before it
   */
  public long acquire() {
    long answer = spend();
    return answer == 0 ? 0 : refusals.count(answer);
  }

  /** What a request is told that was to wait for so many nanoseconds. */
  public Refusal refusal(long wait) {
    return new Refusal(Duration.ofNanos(wait), standing());
  }

  /** What is left at this moment. */
  @Override
  public Standing standing() {
    return super.standing();
  }

  /** The limit that holds now. */
  @Override
  public Limit limit() {
    return super.limit();
  }

  /**
   * Puts another limit in force at once. What was spent stays spent: the bucket has lost as many
   * tokens as before, and what the window has counted still counts.
   */
  public void reload(Limit limit) {
    if (!limit.equals(limit())) {
      reload(new Terms(limit));
    }
  }

  /** What was decided so far. */
  public Counts counts() {
    return refusals.with(admitted());
  }
}
