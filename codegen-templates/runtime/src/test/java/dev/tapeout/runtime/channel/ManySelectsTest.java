package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.context.Fork;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManySelectsTest {
  private static final int ROUNDS = 400;

  /** Virtual threads that choose between two channels, and two of the system that send to both. */
  public static void main(String[] arguments) throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < ROUNDS; round++) {
      Channel<Integer> first = Channel.of(random.nextInt(3));
      Channel<Integer> second = Channel.of(random.nextInt(3));
      AtomicBoolean over = new AtomicBoolean();
      Thread[] senders = new Thread[2];
      for (int i = 0; i < senders.length; i++) {
        senders[i] =
            Thread.ofPlatform()
                .start(() -> {
                  while (!over.get()) {
                    first.trySend(1);
                    second.trySend(2);
                  }
                });
      }
      int nanos = Math.min(random.nextInt(3_000_000), 999_999);
      Thread.ofVirtual().start(() -> choose(first, second, nanos)).join();
      over.set(true);
      for (Thread sender : senders) {
        sender.join();
      }
    }
    System.out.println("all rounds have ended");
  }

  private static void choose(Channel<Integer> first, Channel<Integer> second, int nanos) {
    try (Fork fork = new Fork()) {
      for (int i = 0; i < 32; i++) {
        fork.start(() -> {
          while (true) {
            new Select<Integer>().receive(first, v -> v).receive(second, v -> v).await();
          }
        });
      }
      // Not until something has come: whom a timer wakes waits behind all in a carrier's own line,
      // and has them interrupted in the midst of it.
      Thread.sleep(0, nanos);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whoHoldsOneLockAndWantsAnotherKeepsNobodyFromRunning(int carriers) throws Exception {
    List<String> options =
        List.of(
            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
            "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
    assertThat(OwnJvm.run(ManySelectsTest.class, options)).isEqualTo("all rounds have ended\n");
  }
}
