package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.context.Fork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where all virtual threads share one carrier, as in a container with one processor. */
class OneCarrierTest {
  private static final int COUNT = Integer.getInteger("tapeout.handoffs", 100_000);

  /** In a JVM of its own: hands elements over and prints their sum. */
  public static void main(String[] arguments) throws Exception {
    long sum = 0;
    for (int capacity : new int[] {0, 1, 64}) {
      try (Fork fork = new Fork()) {
        Stages stages = new Stages(fork, capacity);
        Channel<Integer> numbers =
            stages.from(out -> {
              for (int i = 0; i < COUNT; i++) {
                out.send(i);
              }
            });
        Channel<Integer> twice = stages.mapUnordered(numbers, 2, n -> n + n);
        Channel<Integer> other = stages.from(List.of(1));
        long[] got = {0};
        sum +=
            fork.start(
                    () -> {
                      Select<Integer> select =
                          new Select<Integer>().receive(twice, n -> n).receive(other, n -> n);
                      try {
                        while (true) {
                          got[0] += select.await();
                        }
                      } catch (ChannelClosedException e) {
                        return got[0];
                      }
                    })
                .get();
        fork.join();
      }
    }
    System.out.print(sum);
  }

  @Test
  void nobodyStarves() throws Exception {
    String out =
        OwnJvm.run(
            COUNT / 10_000 + 60,
            OneCarrierTest.class,
            List.of(
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-Dtapeout.handoffs=" + COUNT));
    assertThat(out).isEqualTo(String.valueOf(3L * COUNT * (COUNT - 1) + 3));
  }
}
