package dev.tapeout.limiter;

import java.time.Duration;

/**
 * What is left of a limit at one moment, and how that is told to a client: in the fields {@code
 * RateLimit-Policy} and {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers-10, with one
 * policy named {@code burst} for the bucket and one named {@code window}.
 *
 * @param limit what it is left of
 * @param tokens whole tokens in the bucket
 * @param full time until the bucket is full
 * @param requests what is left of the window
 * @param clear time until nothing admitted so far counts any more
 */
public record Standing(Limit limit, long tokens, Duration full, long requests, Duration clear) {
  static final String BURST = "burst";
  static final String WINDOW = "window";

  /** Value of {@code RateLimit-Policy}: the quota and in how many seconds it is granted. */
  public String rateLimitPolicy() {
    return "\"burst\";q="
        + limit.burst()
        + ";w="
        + Math.max(1, (long) Math.ceil(limit.burst() / limit.rate()))
        + ", \"window\";q="
        + limit.max()
        + ";w="
        + Math.max(1, seconds(limit.window()));
  }

  /** Value of {@code RateLimit}: what remains and in how many seconds all is back. */
  public String rateLimit() {
    // not formatted: every answer carries it, and that would take a microsecond
    return "\"burst\";r="
        + tokens
        + ";t="
        + seconds(full)
        + ", \"window\";r="
        + requests
        + ";t="
        + seconds(clear);
  }

  /** How much is spent of that of which more is spent, from 0 to 1. */
  double spent() {
    return 1 - Math.min((double) tokens / limit.burst(), (double) requests / limit.max());
  }

  /** Whole seconds, rounded up. */
  static long seconds(Duration time) {
    return time.getSeconds() + (time.getNano() > 0 ? 1 : 0);
  }
}
