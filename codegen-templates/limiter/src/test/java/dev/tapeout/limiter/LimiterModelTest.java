package dev.tapeout.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every decision of a limiter against the exact {@link Model}, on a clock that the test turns. */
class LimiterModelTest {
  private static final long DAY = 86_400_000_000_000L;

  private long now;

  /** How long the last request was told to wait, which is to the nanosecond. */
  private long told;

  @ParameterizedTest
  @CsvSource({
    // per hour, burst, window, slices, max
    "1, 1, PT1H, 12, 5",
    "1, 3, PT24H, 7, 20",
    "7, 400, PT60S, 12, 9",
    "720000, 400, PT60S, 12, 12000",
    "720000, 400, PT60S, 12, 300",
    "720000, 1, PT1S, 3, 150",
    "1234567, 17, PT0.001S, 7, 3",
    "36000000000, 1, PT1S, 10, 999999999999999",
    "36000000000, 1000, PT0.005S, 1, 20000",
    "36000000000, 1000000, PT60S, 3600, 100000000",
    "3600000000000, 100, PT60S, 12, 50000",
  })
  void aLimiterAdmitsWhatTheExactLimitAdmits(
      long perHour, long burst, Duration window, int slices, long max) {
    Limit limit = Model.limit(perHour, burst, window, slices, max);
    for (long origin : new long[] {0, -1, Long.MAX_VALUE - 5_000_000_000L, Long.MIN_VALUE, 42}) {
      run(new Random(perHour ^ origin), limit, perHour, origin, 60_000);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyLimitIsKeptAcrossReloads(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      long perHour = perHour(random);
      run(random, anyLimit(random, perHour), perHour, random.nextLong(), 4_000);
    }
  }

  private void run(Random random, Limit first, long firstPerHour, long origin, int steps) {
    boolean reloads = steps < 10_000;
    now = 0;
    told = 0;
    Limiter limiter = Limiter.of(first, () -> origin + now);
    Model model = new Model(first, firstPerHour, 0);
    Limit limit = first;
    long perHour = firstPerHour;
    int pace = 0;
    for (int i = 0; i < steps; i++) {
      if (i % 500 == 0) {
        pace = random.nextInt(6);
      }
      now += pace == 5 ? told : pause(random, pace, limit, perHour);
      model.pass(now);
      if (reloads && random.nextInt(700) == 0) {
        perHour = random.nextBoolean() ? perHour : perHour(random);
        limit = anyLimit(random, perHour);
        limiter.reload(limit);
        model.reload(limit, perHour);
      }
      long answer = limiter.spend();
      told = Math.abs(answer);
      judge(answer, model, limit);
    }
    assertThat(limiter.standing().requests())
        .isEqualTo(Math.max(0, limit.max() - model.requests()));
  }

  private static void judge(long answer, Model model, Limit limit) {
    if (answer == 0) {
      assertThat(model.hasToken()).as("admitted with a token").isTrue();
      assertThat(model.hasRoom()).as("admitted with room in the window").isTrue();
      model.admit();
      if (limit.max() < 1_000) {
        assertThat(model.withinWindow()).isLessThanOrEqualTo((int) limit.max());
      }
    } else if (answer < 0) {
      assertThat(model.hasRoom()).as("refused with room in the window").isFalse();
      assertThat(-answer).as("wait for the window").isEqualTo(model.untilRoom());
    } else {
      assertThat(model.surelyHasToken()).as("refused with a token").isFalse();
    }
  }

  /** Around the pace that the limit allows, far below, far above, none at all, or for days. */
  private static long pause(Random random, int pace, Limit limit, long perHour) {
    long token = Math.max(1, Model.PER_HOUR * 1_000_000_000L / perHour);
    long request = Math.max(1, limit.window().toNanos() / limit.max());
    if (random.nextInt(2_000) == 0) {
      return random.nextLong(DAY);
    }
    return switch (pace) {
      case 0 -> random.nextLong(2 * token);
      case 1 -> random.nextLong(2 * request);
      case 2 -> random.nextLong(Math.max(1, Math.min(token, request) / 5) + 1);
      case 3 -> random.nextLong(limit.window().toNanos() / limit.slices() + 1);
      default -> random.nextInt(50) == 0 ? random.nextLong(3 * limit.window().toNanos()) : 0;
    };
  }

  private static long perHour(Random random) {
    return 1 + (random.nextLong() >>> 1) % (1L << 1 + random.nextInt(35));
  }

  /** One whose slices need not be divided: what a reload makes of the parts is not modelled. */
  private static Limit anyLimit(Random random, long perHour) {
    while (true) {
      Limit limit =
          Model.limit(
              perHour,
              1 + random.nextInt(1 << 1 + random.nextInt(19)),
              Duration.ofMillis(1 + random.nextInt(1 << 1 + random.nextInt(26))),
              1 + random.nextInt(1 << 1 + random.nextInt(6)),
              1 + random.nextInt(1 << 1 + random.nextInt(20)));
      Terms terms = new Terms(limit);
      if (terms.slice <= terms.span) {
        return limit;
      }
    }
  }
}
