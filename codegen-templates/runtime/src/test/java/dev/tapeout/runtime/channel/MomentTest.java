package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.OwnJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentTest {
  private final Moment lock = new Moment();
  private long count;

  private void count(int times) {
    for (int i = 0; i < times; i++) {
      lock.lock();
      lock.lock();
      long before = count;
      lock.unlock();
      if (i % 64 == 0) {
        Thread.yield(); // whoever else could hold it would come now
      }
      count = before + 1;
      lock.unlock();
    }
  }

  @Test
  void oneThreadAtATimeHoldsItHoweverOftenItTakesIt() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread.Builder kind = i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
      threads.add(kind.start(() -> count(20_000)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(count).isEqualTo(8 * 20_000);
  }

  /** In a JVM of its own with one carrier. */
  public static void main(String[] arguments) throws InterruptedException {
    Moment lock = new Moment();
    Thread[] comers = new Thread[1];
    Thread holder =
        Thread.ofVirtual()
            .start(() -> {
              lock.lock();
              comers[0] =
                  Thread.ofVirtual()
                      .start(() -> {
                        Thread.currentThread().interrupt();
                        lock.lock();
                        lock.unlock();
                        System.out.println("had");
                      });
              for (int i = 0; i < 100; i++) {
                Thread.yield(); // it comes, and finds it taken
              }
              lock.unlock();
            });
    holder.join();
    comers[0].join();
  }

  @Test
  void whoIsInterruptedLetsTheHolderRun() throws Exception {
    String out =
        OwnJvm.run(MomentTest.class, List.of("-Djdk.virtualThreadScheduler.parallelism=1"));
    assertThat(out.lines().toList()).containsExactly("had");
  }
}
