package dev.tapeout.limiter;

import java.time.Duration;

/**
 * What a contract says at {@code x-silicon-flow.limit}: a token bucket and a sliding window, and a
 * request must pass both.
 *
 * <p>The window counts in slices. A request counts for the whole window and at most one slice
 * longer, so that no stretch of time as long as the window ever holds more than {@code max}
 * requests; more slices let go of it earlier.
 *
 * @param rate tokens that flow into the bucket per second, from {@code 1e-7} (three a year) to
 *     {@code 1e9}
 * @param burst tokens that the bucket holds, which it does at the beginning; 1 to 1,000,000,000
 * @param window how long a request counts; a millisecond to 365 days
 * @param slices into how many slices the window is divided; 1 to 3600
 * @param max requests within the window; 1 to 999,999,999,999,999, the largest integer of a
 *     structured header field (RFC 9651, section 3.3.1)
 */
public record Limit(double rate, long burst, Duration window, int slices, long max) {
  private static final double LEAST_RATE = 1e-7;
  private static final double GREATEST_RATE = 1e9;
  private static final long GREATEST_BURST = 1_000_000_000;
  private static final Duration LEAST_WINDOW = Duration.ofMillis(1);
  private static final Duration GREATEST_WINDOW = Duration.ofDays(365);
  private static final int MOST_SLICES = 3_600;
  private static final long GREATEST_MAX = 999_999_999_999_999L;

  /** What {@code x-silicon-flow: true} stands for. */
  public static final Limit DEFAULT = new Limit(200, 400, Duration.ofSeconds(60), 12, 12_000);

  /**
   * @throws IllegalArgumentException if a number is out of its range; the message names it
   */
  public Limit {
    require(
        rate >= LEAST_RATE && rate <= GREATEST_RATE,
        "rate is " + rate + ", and must be from 1e-7 to 1e9 tokens per second");
    require(
        burst >= 1 && burst <= GREATEST_BURST,
        "burst is " + burst + ", and must be from 1 to " + GREATEST_BURST + " tokens");
    require(
        window.compareTo(LEAST_WINDOW) >= 0 && window.compareTo(GREATEST_WINDOW) <= 0,
        "window is " + window + ", and must be from 1 ms to 365 days");
    require(
        slices >= 1 && slices <= MOST_SLICES,
        "slices is " + slices + ", and must be from 1 to " + MOST_SLICES);
    require(
        max >= 1 && max <= GREATEST_MAX,
        "max is " + max + ", and must be from 1 to " + GREATEST_MAX + " requests");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("limit: " + otherwise);
    }
  }
}
