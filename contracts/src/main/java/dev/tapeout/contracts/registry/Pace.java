package dev.tapeout.contracts.registry;

import java.time.Duration;

/**
 * How long an answer is waited for. One that is large may take longer than a small one, so that no
 * single number would do: what counts is that it goes on.
 *
 * @param first until it begins; also what all of it may take beyond its share of {@code rate}
 * @param idle without another byte, once it has begun
 * @param rate bytes a second that it must reach in the long run
 */
record Pace(Duration first, Duration idle, int rate) {
  /** For what is asked over any network that people work with. */
  static final Pace USUAL = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(20), 16 << 10);

  /** The same where so many bytes must be sent before an answer can begin. */
  Pace afterSending(int bytes) {
    return new Pace(first.plus(share(bytes)), idle, rate);
  }

  /**
   * How much longer to wait, in nanoseconds; nothing or less where it is over.
   *
   * @param now as {@link System#nanoTime} has it, like the others
   * @param start when it was asked for
   * @param last when the last bytes came; {@code start} where none has
   * @param bytes how many came
   */
  long left(long now, long start, long last, long bytes) {
    long whole = start + first.plus(share(bytes)).toNanos() - now;
    return bytes == 0 ? whole : Math.min(whole, last + idle.toNanos() - now);
  }

  private Duration share(long bytes) {
    return Duration.ofSeconds(bytes / rate);
  }
}
