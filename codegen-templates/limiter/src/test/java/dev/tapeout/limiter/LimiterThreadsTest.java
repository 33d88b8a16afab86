package dev.tapeout.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four threads flat out. */
class LimiterThreadsTest {
  private static final int THREADS = 4;

  /** An admission happened at some time from the first reading of the clock to the second. */
  private record Admission(long from, long to) {}

  @ParameterizedTest
  @CsvSource({
    // rate, burst, window, slices, max, admissions to wait for
    "100, 10, PT60S, 12, 1000000, 25",
    "5000, 500, PT60S, 12, 1000000, 1000",
    "100000, 10000, PT60S, 12, 100000000, 30000",
    "10000000, 100, PT60S, 12, 1000000000, 300000",
    "1000000, 1000000, PT60S, 12, 3000, 3000",
    "1000000000, 1000000, PT0.02S, 5, 2000, 6000",
  })
  void neverMoreAreAdmittedThanTheTimeThatPassedAllows(
      double rate, long burst, Duration window, int slices, long max, long enough)
      throws Exception {
    Limit limit = new Limit(rate, burst, window, slices, max);
    long begin = System.nanoTime();
    Limiter limiter = Limiter.of(limit);
    long admitted =
        together(
                thread -> {
                  long mine = 0;
                  while (limiter.counts().admitted() < enough) {
                    mine += limiter.acquire() == 0 ? 1 : 0;
                  }
                  return mine;
                })
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    long took = System.nanoTime() - begin;
    assertThat(admitted).isEqualTo(limiter.counts().admitted()).isGreaterThanOrEqualTo(enough);
    assertThat(admitted).isLessThanOrEqualTo((long) (burst + took * rate / 1e9));
    assertThat(admitted).isLessThanOrEqualTo((took / window.toNanos() + 1) * max);
  }

  @ParameterizedTest
  @CsvSource({
    // rate, burst, window in ns, slices, max, ns that the clock goes on when it is asked
    "50000000, 5, 1000000, 1, 1000000, 1",
    "50000000, 1, 2000000, 12, 30, 1",
    "900000000, 3, 3000000, 7, 100, 1",
    "1000000000, 1000000000, 1000000, 3600, 500, 1",
    "1000000000, 1000000000, 1000000, 3600, 1000000, 300",
  })
  void noStretchOfTimeHoldsMoreThanTheLimit(
      double rate, long burst, long window, int slices, long max, long step) throws Exception {
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 50_000_000);
    Limit limit = new Limit(rate, burst, Duration.ofNanos(window), slices, max);
    Limiter limiter = Limiter.of(limit, () -> clock.addAndGet(step));
    long begin = clock.get();
    List<Admission> admissions =
        together(
                thread -> {
                  Random random = new Random(thread);
                  List<Admission> mine = new ArrayList<>();
                  for (int i = 0; i < 150_000; i++) {
                    long from = clock.get();
                    if (limiter.acquire() == 0) {
                      mine.add(new Admission(from - begin, clock.get() - begin));
                    }
                    if (random.nextInt(1_000) == 0) {
                      clock.addAndGet(random.nextLong(window / 4));
                    }
                  }
                  return mine;
                })
            .stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingLong(Admission::from))
            .toList();
    assertThat(limiter.counts().admitted()).isEqualTo(admissions.size()).isGreaterThan(100);
    mostWithin(admissions, window).forEach(most -> assertThat(most).isLessThanOrEqualTo(max));
    for (long stretch = 1; stretch < window * 64; stretch *= 2) {
      long most = burst + (long) (stretch * rate / 1e9);
      mostWithin(admissions, stretch).forEach(found -> assertThat(found).isLessThanOrEqualTo(most));
    }
  }

  /** For stretches that begin with some of the admissions: how many others lie wholly inside. */
  private static List<Long> mostWithin(List<Admission> admissions, long stretch) {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < admissions.size(); i += 1 + admissions.size() / 500) {
      long begin = admissions.get(i).from;
      counts.add(
          admissions.subList(i, admissions.size()).stream()
              .takeWhile(each -> each.from <= begin + stretch)
              .filter(each -> each.to <= begin + stretch)
              .count());
    }
    return counts;
  }

  private interface Work<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> together(Work<T> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        tasks.add(() -> work.run(thread));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
