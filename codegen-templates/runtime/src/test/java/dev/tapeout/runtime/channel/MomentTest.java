package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

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
}
