package dev.tapeout.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An operation that takes 20 ms while up to four are worked on, and longer by each that is more.
 */
class UsualTest {
  private static final long MILLI = 1_000_000;

  private final Usual usual = new Usual();
  private long now;

  private record Call(long took, long end) {}

  private final ArrayDeque<Call> calls = new ArrayDeque<>();

  @BeforeEach
  void sixteenCallsThatNothingHeldUp() {
    for (int i = 0; i < 16; i++) {
      usual.took(20 * MILLI);
    }
  }

  /** As many come as may, for some time; how many there were at most in the last second of it. */
  private int flood(int millis) {
    int most = 0;
    for (int i = 0; i < millis; i++, now += MILLI) {
      while (!calls.isEmpty() && calls.peek().end() <= now) {
        usual.endInFlood(calls.remove().took(), now);
      }
      if (!usual.isFull()) {
        usual.begin();
        long took = 20 * MILLI * Math.max(4, calls.size() + 1) / 4;
        long last = calls.isEmpty() ? 0 : calls.getLast().end();
        calls.add(new Call(took, Math.max(last, now + took)));
      }
      most = i > millis - 1000 ? Math.max(most, calls.size()) : most;
    }
    return most;
  }

  @Test
  void inAFloodAsManyAreWorkedOnAsTakeTwiceAsLong() {
    assertThat(flood(5000)).isBetween(4, 10);
  }

  @Test
  void afterItAllAre() {
    flood(5000);
    assertThat(usual.isFull()).isTrue();
    calls.forEach(call -> usual.end());
    for (int i = 0; i < 100; i++) {
      usual.begin();
    }
    assertThat(usual.isFull()).isFalse();
  }

  @Test
  void oneMayAlwaysBeWorkedOn() {
    for (int i = 0; i < 20; i++, now += 1000 * MILLI) {
      usual.begin();
      usual.endInFlood(900 * MILLI, now);
    }
    assertThat(usual.isFull()).isFalse();
  }
}
