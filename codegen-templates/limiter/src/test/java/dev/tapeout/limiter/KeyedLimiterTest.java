package dev.tapeout.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedLimiterTest {
  private static final Limit THREE = new Limit(1, 3, Duration.ofSeconds(60), 12, 100);

  private long now;

  private KeyedLimiter<String> limiter(int capacity) {
    return KeyedLimiter.of(THREE, capacity, () -> now);
  }

  private static int admitted(KeyedLimiter<String> limiter, String key, int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += limiter.acquire(key) == 0 ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void eachKeyHasItsOwnLimit() {
    KeyedLimiter<String> limiter = limiter(8);
    for (int i = 0; i < 8; i++) {
      assertThat(admitted(limiter, "tenant " + i, 10)).isEqualTo(3);
    }
    assertThat(limiter.counts()).isEqualTo(new Counts(24, 56, 0));
    assertThat(limiter.displaced()).isZero();
  }

  @Test
  void madeUpKeysGetNoMoreThanTheirPlaces() {
    KeyedLimiter<String> limiter = limiter(64);
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      admitted += admitted(limiter, "made up " + i, 1);
    }
    assertThat(admitted).isLessThanOrEqualTo(64 * 3);
  }

  @Test
  void whoIsDrivenOutAndComesBackGainsNothing() {
    KeyedLimiter<String> limiter = limiter(8);
    Random random = new Random(1);
    Map<String, List<Long>> admissions = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      now += random.nextInt(100_000_000);
      String key = "key " + random.nextInt(24);
      if (limiter.acquire(key) == 0) {
        admissions.computeIfAbsent(key, k -> new ArrayList<>()).add(now);
      }
    }
    assertThat(limiter.displaced()).isGreaterThan(1_000);
    for (List<Long> times : admissions.values()) {
      for (int i = 0; i + 3 < times.size(); i++) {
        assertThat(times.get(i + 3) - times.get(i)).isGreaterThanOrEqualTo(1_000_000_000L);
      }
    }
  }

  @Test
  void aKeyThatSpendsMuchKeepsItsPlace() {
    KeyedLimiter<String> limiter = limiter(8);
    assertThat(admitted(limiter, "busy", 10)).isEqualTo(3);
    for (int i = 0; i < 100; i++) {
      limiter.acquire("passing " + i);
      assertThat(limiter.acquire("busy")).isPositive();
    }
  }

  @Test
  void aNewLimitHoldsForOldAndNewKeys() {
    KeyedLimiter<String> limiter = limiter(8);
    assertThat(admitted(limiter, "old", 2)).isEqualTo(2);
    limiter.reload(new Limit(1, 5, Duration.ofSeconds(60), 12, 100));
    assertThat(admitted(limiter, "old", 10)).isEqualTo(3);
    assertThat(admitted(limiter, "new", 10)).isEqualTo(5);
  }

  @Test
  void aRefusalSpeaksOfItsKey() {
    KeyedLimiter<String> limiter = limiter(8);
    admitted(limiter, "a", 3);
    assertThat(limiter.refusal("a", limiter.acquire("a")).headers())
        .containsEntry("RateLimit", "\"burst\";r=0;t=3, \"window\";r=97;t=65");
    assertThat(limiter.standing("b").tokens()).isEqualTo(3);
  }

  @Test
  void aCapacityOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limiter(0))
        .withMessage("capacity is 0, and must be from 1 to 16777216 keys");
  }
}
