package dev.tapeout.limiter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A limit in the integers that a decision needs.
 *
 * <p>The bucket is counted in time: a token is the time in which one flows in. Time has a unit of a
 * power of two nanoseconds. It is a nanosecond up to a thousand tokens per second; beyond that a
 * fraction of one, so that a token is still about a million units; and several where a full bucket
 * is hours. All is rounded against the request.
 */
final class Terms {
  /** A full bucket and one token more, and the time within one slice, take this many units each. */
  private static final int BITS = Slice.LEVEL_BITS - 1;

  private static final int TOKEN_BITS = 20;
  private static final long LONGEST = 1L << 61;

  final Limit limit;

  /** A nanosecond is 2^left units, or 2^right nanoseconds are a unit; one of them is 0. */
  private final int left;

  private final int right;
  private final long roundUp;

  /** Units of a token, and of a full bucket. */
  final long token;

  final long burst;

  /** Nanoseconds of a slice, and of as many as make at least the window. */
  final long slice;

  final long window;

  /** Nanoseconds that a slice may last. */
  final long span;

  Terms(Limit limit) {
    this.limit = limit;
    double nanos = 1e9 / limit.rate();
    int shift =
        Math.min(
            Math.max(0, TOKEN_BITS - Math.getExponent(nanos)),
            // two bits less, for the exponent is rounded down and the token will be rounded up
            BITS - 2 - Math.getExponent(nanos * (limit.burst() + 1)));
    left = Math.max(0, shift);
    right = Math.max(0, -shift);
    roundUp = (1L << right) - 1;
    token =
        BigDecimal.valueOf(1_000_000_000L << left)
            .divide(
                BigDecimal.valueOf(limit.rate()).multiply(BigDecimal.valueOf(1L << right)),
                0,
                RoundingMode.CEILING)
            .longValueExact();
    burst = token * limit.burst();
    slice = Math.ceilDiv(limit.window().toNanos(), limit.slices());
    window = slice * limit.slices();
    span = (long) Math.min(LONGEST, Math.scalb(1.0, BITS - shift));
  }

  /** Whole units of so many nanoseconds, which are not more than {@link #span}. */
  long units(long nanos) {
    return nanos << left >> right;
  }

  /** The same, rounded up. */
  long unitsUp(long nanos) {
    return nanos + roundUp << left >> right;
  }

  /** What is left of {@code level} after any number of nanoseconds. */
  long drained(long level, long nanos) {
    return Math.max(0, level - units(Math.min(nanos, 2 * span)));
  }

  /** Nanoseconds in which {@code units} surely pass. */
  long nanos(long units) {
    return left > 0 ? -(-units >> left) : units << right;
  }

  /** What was spent by other terms, by these: as many tokens, and at most the whole bucket. */
  long spent(long units, Terms others) {
    BigInteger tokens = BigInteger.valueOf(units).multiply(BigInteger.valueOf(token));
    BigInteger up = tokens.add(BigInteger.valueOf(others.token - 1));
    return up.divide(BigInteger.valueOf(others.token)).min(BigInteger.valueOf(burst)).longValue();
  }
}
