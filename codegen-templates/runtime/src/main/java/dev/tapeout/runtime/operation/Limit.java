package dev.tapeout.runtime.operation;

import java.time.Duration;

/**
 * How much of an operation may be used: a token bucket <i>and</i> a sliding window ({@code
 * x-silicon-flow.limit}).
 *
 * @param rate tokens that flow back per second, more than 0
 * @param burst tokens that the bucket holds, at least 1
 * @param window length of the sliding window
 * @param slices into how many slices the window is cut
 * @param max requests in any window
 */
public record Limit(double rate, long burst, Duration window, int slices, long max, Key key) {

  /** Who shares a budget. */
  public sealed interface Key {
    /** All callers together. */
    record Operation() implements Key {}

    /** The tenant of the principal. */
    record Tenant() implements Key {}

    /** The client, or principal, that calls. */
    record Client() implements Key {}

    /** Those who send the same value of a header. */
    record Header(String name) implements Key {}
  }
}
