package dev.tapeout.limiter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A limit kept in exact arithmetic and plain lists. It follows what a limiter decides and says of
 * each decision whether it may be so. Tokens are counted in 1/3600 of a billionth, so that what
 * flows in at a rate of a whole number per hour within a nanosecond is a whole number too.
 */
final class Model {
  static final int PER_HOUR = 3_600;
  private static final long TOKEN = PER_HOUR * 1_000_000_000L;

  private record Counted(long end, long[] requests) {}

  private final Deque<Counted> counted = new ArrayDeque<>();
  private final Deque<Long> admitted = new ArrayDeque<>();
  private Limit limit;
  private Terms terms;
  private long perHour;
  private long tokens;
  private long time;
  private long end;

  /** What a limiter may have rounded off since the bucket was full. */
  private long rounded;

  Model(Limit limit, long perHour, long time) {
    this.limit = limit;
    terms = new Terms(limit);
    this.perHour = perHour;
    this.time = time;
    tokens = limit.burst() * TOKEN;
    end = time + slice();
  }

  /** A limit whose rate is not above so many per hour. */
  static Limit limit(long perHour, long burst, Duration window, int slices, long max) {
    double rate = (double) perHour / PER_HOUR;
    return new Limit(
        perHour % PER_HOUR == 0 ? rate : Math.nextDown(rate), burst, window, slices, max);
  }

  private long slice() {
    return Math.ceilDiv(limit.window().toNanos(), limit.slices());
  }

  private long unit() {
    return Math.ceilDiv(TOKEN, terms.token);
  }

  private long window() {
    return slice() * limit.slices();
  }

  void pass(long to) {
    long missing = limit.burst() * TOKEN - tokens;
    boolean full = (to - time) >= missing / perHour + 1;
    tokens += full ? missing : Math.min(missing, (to - time) * perHour);
    time = to;
    if (to >= end) {
      long slices = (to - end) / slice() + 1;
      end += slices * slice();
      rounded += slices * unit();
    }
    if (tokens == limit.burst() * TOKEN) {
      rounded = 0;
    }
    long start = end - slice();
    counted.removeIf(c -> c.end <= start - window());
  }

  boolean hasToken() {
    return tokens >= TOKEN;
  }

  /** Whether it has a token by more than what a limiter may round off. */
  boolean surelyHasToken() {
    return tokens - TOKEN > rounded + 4 * unit();
  }

  long requests() {
    return counted.stream().mapToLong(c -> c.requests[0]).sum();
  }

  boolean hasRoom() {
    return requests() < limit.max();
  }

  /** Nanoseconds until the window has room. */
  long untilRoom() {
    long left = requests();
    for (Counted each : counted) {
      left -= each.requests[0];
      if (left < limit.max()) {
        long slices = Math.max(0, Math.ceilDiv(each.end + window() - end, slice()));
        return end + slices * slice() - time;
      }
    }
    throw new AssertionError("no request counts, and yet there is no room");
  }

  void admit() {
    tokens -= TOKEN;
    rounded += unit();
    if (counted.isEmpty() || counted.getLast().end != end) {
      counted.add(new Counted(end, new long[1]));
    }
    counted.getLast().requests[0]++;
    admitted.add(time);
  }

  /** The most that were admitted in a stretch that ends now and is as long as the window. */
  int withinWindow() {
    while (!admitted.isEmpty() && time - admitted.getFirst() > limit.window().toNanos()) {
      admitted.removeFirst();
    }
    return admitted.size();
  }

  void reload(Limit other, long otherPerHour) {
    if (!counted.isEmpty() && counted.getLast().end > time) {
      counted.add(new Counted(time, counted.removeLast().requests));
    }
    rounded += 2 * unit();
    long spent = limit.burst() * TOKEN - tokens;
    limit = other;
    terms = new Terms(limit);
    perHour = otherPerHour;
    tokens = Math.max(0, limit.burst() * TOKEN - spent);
    end = time + slice();
    admitted.clear();
    pass(time);
  }
}
