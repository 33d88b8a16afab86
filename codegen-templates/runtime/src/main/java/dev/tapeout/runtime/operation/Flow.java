package dev.tapeout.runtime.operation;

import org.jspecify.annotations.Nullable;

/**
 * What {@code x-silicon-flow} says of an operation.
 *
 * @param traceSample share of the traces begun here that are recorded, 0 to 1
 */
public record Flow(@Nullable Limit limit, double traceSample, Drift drift) {
  /** That of an operation which takes no part. */
  public static final Flow NONE = new Flow(null, 1, Drift.OFF);
}
