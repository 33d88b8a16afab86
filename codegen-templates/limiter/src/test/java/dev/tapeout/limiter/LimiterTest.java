package dev.tapeout.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimiterTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final long SECOND = 1_000_000_000;

  private long now;

  private Limiter limiter(double rate, long burst, Duration window, int slices, long max) {
    return Limiter.of(new Limit(rate, burst, window, slices, max), () -> now);
  }

  private static int admitted(Limiter limiter, int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += limiter.acquire() == 0 ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void aBurstIsAdmittedAndThenTheRate() {
    Limiter limiter = limiter(200, 400, MINUTE, 12, 12_000);
    assertThat(admitted(limiter, 1_000)).isEqualTo(400);
    now += SECOND;
    assertThat(admitted(limiter, 1_000)).isEqualTo(200);
  }

  @Test
  void theWindowHoldsBackWhatTheBucketWouldGive() {
    Limiter limiter = limiter(200, 400, MINUTE, 12, 300);
    assertThat(admitted(limiter, 1_000)).isEqualTo(300);
    now += 60 * SECOND;
    assertThat(admitted(limiter, 1_000)).isZero();
    now += 5 * SECOND;
    assertThat(admitted(limiter, 1_000)).isEqualTo(300);
  }

  @Test
  void whatTheWindowRefusesCostsNoTokens() {
    Limiter limiter = limiter(1, 10, Duration.ofSeconds(2), 1, 5);
    assertThat(admitted(limiter, 1_000)).isEqualTo(5);
    assertThat(limiter.standing().tokens()).isEqualTo(5);
  }

  @Test
  void whatTheBucketRefusesDoesNotCountInTheWindow() {
    Limiter limiter = limiter(1, 10, MINUTE, 12, 1_000);
    assertThat(admitted(limiter, 5_000)).isEqualTo(10);
    assertThat(limiter.standing().requests()).isEqualTo(990);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0002777, 1, PT60S, 12, 100",
    "0.0002777, 5, PT1H, 12, 3",
    "200, 400, PT60S, 12, 12000",
    "3, 400, PT1S, 7, 2",
    "10000000, 10, PT60S, 12, 1000000000000",
    "12345.678, 1000000000, PT24H, 24, 500",
    "1e-7, 1000000000, PT8760H, 1, 10",
  })
  void whoWaitsAsLongAsToldIsAdmitted(
      double rate, long burst, Duration window, int slices, long max) {
    now = Long.MAX_VALUE - 3 * SECOND;
    Limiter limiter = limiter(rate, burst, window, slices, max);
    Random random = new Random(burst);
    int waits = 0;
    for (int i = 0; i < 2_000; i++) {
      long wait = limiter.acquire();
      if (wait > 0) {
        waits++;
        now += wait;
        assertThat(limiter.acquire()).isZero();
      }
      now += random.nextInt(100);
    }
    assertThat(waits).isPositive();
  }

  @Test
  void aRequestIsNotToldToWaitLongerThanItMust() {
    Limiter limiter = limiter(200, 1, MINUTE, 12, 12_000);
    limiter.acquire();
    assertThat(limiter.acquire()).isBetween(5_000_000L, 5_000_000L);
  }

  @Test
  void aClockThatGoesBackGivesNothingAway() {
    now = 100 * SECOND;
    Limiter limiter = limiter(10, 20, MINUTE, 12, 1_000);
    assertThat(admitted(limiter, 100)).isEqualTo(20);
    now = 0;
    assertThat(admitted(limiter, 100)).isZero();
    now = 101 * SECOND;
    assertThat(admitted(limiter, 100)).isEqualTo(10);
  }

  @Test
  void aBucketThatFillsInWeeksGivesNoTokenEarly() {
    long hour = 3_600 * SECOND;
    Limiter limiter = limiter(1 / 3_600.0, 1_000, MINUTE, 12, 1_000_000);
    now = 1;
    int admitted = admitted(limiter, 2_000);
    now = hour;
    assertThat(admitted + admitted(limiter, 2_000)).isEqualTo(1_000);
  }

  @Test
  void afterDaysInWhichNobodyCameTheBucketIsFull() {
    Limiter limiter = limiter(1e9 / (1L << 42), 2, Duration.ofDays(2), 1, 100);
    now = Duration.ofHours(9).toNanos();
    assertThat(admitted(limiter, 10)).isEqualTo(2);
    now += Duration.ofDays(100).toNanos();
    assertThat(limiter.standing().tokens()).isEqualTo(2);
  }

  @Test
  void whoReadTheClockBeforeAnotherBeganASliceReadsItAgain() {
    Limiter[] limiter = new Limiter[1];
    List<Runnable> overtaking = new ArrayList<>();
    limiter[0] =
        Limiter.of(
            new Limit(1, 1, MINUTE, 12, 100),
            () -> {
              long read = now;
              if (!overtaking.isEmpty()) {
                overtaking.removeLast().run();
              }
              return read;
            });
    overtaking.add(() -> {
      now = 70 * SECOND;
      assertThat(limiter[0].acquire()).isZero();
      now = 75 * SECOND;
    });
    assertThat(limiter[0].acquire()).isZero();
  }

  @Test
  void aNewLimitKeepsWhatIsSpent() {
    Limiter limiter = limiter(1, 100, MINUTE, 12, 1_000);
    assertThat(admitted(limiter, 70)).isEqualTo(70);
    limiter.reload(new Limit(2, 80, MINUTE, 6, 75));
    assertThat(limiter.standing().tokens()).isEqualTo(10);
    assertThat(limiter.standing().requests()).isEqualTo(5);
    assertThat(admitted(limiter, 100)).isEqualTo(5);
    limiter.reload(new Limit(2, 20, MINUTE, 6, 10));
    assertThat(limiter.standing().tokens()).isZero();
    assertThat(limiter.standing().requests()).isZero();
    assertThat(limiter.acquire()).isPositive();
  }

  @Test
  void aShorterWindowDoesNotWaitForTheSlicesOfALongerOne() {
    Limiter limiter = limiter(1_000, 1_000, Duration.ofHours(1), 1, 10);
    assertThat(admitted(limiter, 20)).isEqualTo(10);
    limiter.reload(new Limit(1_000, 1_000, Duration.ofSeconds(10), 10, 10));
    assertThat(limiter.acquire()).isEqualTo(10 * SECOND);
    now += 10 * SECOND;
    assertThat(admitted(limiter, 20)).isEqualTo(10);
  }

  @Test
  void moreThanOneSliceCanCountIsStillExact() {
    int max = 2 * Slice.MOST + 10;
    Limiter limiter = limiter(1e9, 1_000_000_000, MINUTE, 1, max);
    assertThat(admitted(limiter, max + 100)).isEqualTo(max);
    now += 120 * SECOND;
    assertThat(limiter.acquire()).isZero();
  }

  @Test
  void decisionsAreCounted() {
    Limiter limiter = limiter(1, 10, MINUTE, 12, 12);
    admitted(limiter, 13);
    now += 5 * SECOND;
    admitted(limiter, 6);
    assertThat(limiter.counts()).isEqualTo(new Counts(12, 3, 4));
  }

  @Test
  void decidingAllocatesNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Limiter admits = Limiter.of(new Limit(1e9, 1_000_000_000, MINUTE, 1, 1_000_000_000));
    Limiter refuses = limiter(1, 1, MINUTE, 12, 1);
    KeyedLimiter<String> keyed = KeyedLimiter.of(admits.limit(), 100);
    Supplier<Long> run =
        () -> {
          long before = threads.getCurrentThreadAllocatedBytes();
          for (int i = 0; i < 100_000; i++) {
            admits.acquire();
            refuses.acquire();
            keyed.acquire("tenant");
          }
          return threads.getCurrentThreadAllocatedBytes() - before;
        };
    run.get();
    // The reading itself allocates now and then.
    assertThat(run.get()).isLessThan(1_000);
  }

  @Test
  void aLimitOutOfRangeIsRefusedByName() {
    for (Supplier<Limit> wrong :
        List.<Supplier<Limit>>of(
            () -> new Limit(0, 1, MINUTE, 12, 1),
            () -> new Limit(Double.NaN, 1, MINUTE, 12, 1),
            () -> new Limit(2e9, 1, MINUTE, 12, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(wrong::get)
          .withMessageStartingWith("limit: rate is ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit(1, 0, MINUTE, 12, 1))
        .withMessage("limit: burst is 0, and must be from 1 to 1000000000 tokens");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit(1, 1, Duration.ofDays(366), 12, 1))
        .withMessage("limit: window is PT8784H, and must be from 1 ms to 365 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit(1, 1, MINUTE, 3_601, 1))
        .withMessage("limit: slices is 3601, and must be from 1 to 3600");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit(1, 1, MINUTE, 12, 0))
        .withMessage("limit: max is 0, and must be from 1 to 999999999999999 requests");
  }
}
