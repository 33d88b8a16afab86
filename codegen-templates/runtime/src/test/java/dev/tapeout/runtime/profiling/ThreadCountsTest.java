package dev.tapeout.runtime.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.OwnJvm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of a service with one virtual thread and with very many, on a small heap. */
class ThreadCountsTest {
  private static volatile boolean done;

  /** In a JVM of its own: so many requests at once, each on a thread, over and over. */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    CountDownLatch begun = new CountDownLatch(count);
    // While others work the last of them would hardly begin.
    CountDownLatch all = new CountDownLatch(1);
    for (int i = 0; i < count; i++) {
      Thread.ofVirtual().start(() -> requests(begun, all));
    }
    begun.await();
    all.countDown();
    Pprof threads = Pprof.read("goroutine", Profiles.threads());
    Pprof cpu = Pprof.read("cpu", Profiles.cpu(Duration.ofSeconds(2), null));
    done = true;
    long there = threads.samples.stream().mapToLong(sample -> sample.values().getFirst()).sum();
    long labelled =
        cpu.samples.stream().filter(sample -> sample.labels().contains("operation=spin")).count();
    System.out.println("threads " + there + ", labelled " + labelled);
    System.exit(0);
  }

  private static void requests(CountDownLatch begun, CountDownLatch all) {
    begun.countDown();
    try {
      all.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    double sum = 0;
    while (!done) {
      FlowEvent event = FlowEvent.start("4bf92f3577b34da6a3ce929d0e0e4736", "spin");
      for (int i = 0; i < 20_000; i++) {
        sum += Math.sqrt(sum + i);
      }
      event.done();
      Thread.yield();
    }
    assertThat(sum).isNotNaN();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000})
  void profilesAreTakenWithOneVirtualThreadAndWithVeryMany(int count) throws Exception {
    String out =
        OwnJvm.run(120, ThreadCountsTest.class, List.of("-Xmx256m"), String.valueOf(count));
    Matcher numbers = Pattern.compile("(?s).*threads (\\d+), labelled (\\d+)\n").matcher(out);
    assertThat(numbers.matches()).as(out).isTrue();
    assertThat(Integer.parseInt(numbers.group(1))).isGreaterThanOrEqualTo(count);
    assertThat(Integer.parseInt(numbers.group(2))).isPositive();
  }
}
