package dev.tapeout.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.runtime.context.Fork;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {
  @Test
  void stagesKeepTheOrderOfElementsAndMergeLosesNone() throws Exception {
    try (Fork fork = new Fork()) {
      Stages stages = new Stages(fork, 2);
      Channel<Integer> numbers = stages.from(IntStream.range(0, 200).boxed().toList());
      List<Channel<Integer>> both = stages.fanOut(stages.map(numbers, 4, n -> n * 2), 2);
      Channel<Integer> merged =
          stages.merge(List.of(both.get(0), stages.mapUnordered(both.get(1), 3, n -> -n)));
      List<Integer> got = new CopyOnWriteArrayList<>();
      merged.forEach(got::add);
      fork.join();
      assertThat(got.stream().filter(n -> n > 0)).isSorted().hasSize(199);
      assertThat(got).hasSize(400);
      assertThat(got.stream().mapToInt(n -> n).sum()).isZero();
    }
  }

  @Test
  @Timeout(60)
  void ofNoChannelsThereIsNothingToMerge() throws Exception {
    try (Fork fork = new Fork()) {
      List<Object> got = new CopyOnWriteArrayList<>();
      new Stages(fork, 2).merge(List.of()).forEach(got::add);
      fork.join();
      assertThat(got).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aStageWithoutWorkersIsRefused(int workers) {
    try (Fork fork = new Fork()) {
      Stages stages = new Stages(fork, 2);
      Channel<Integer> in = Channel.of(1);
      assertThatThrownBy(() -> stages.map(in, workers, n -> n))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the stage has " + workers + " workers; it must have 1 or more");
      assertThatThrownBy(() -> stages.mapUnordered(in, workers, n -> n))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aStageThatFailsEndsThoseAfterItAndInterruptsThoseBefore() {
    assertThatThrownBy(
            () -> {
              try (Fork fork = new Fork()) {
                Stages stages = new Stages(fork, 0);
                Channel<Integer> endless =
                    stages.from(out -> {
                      for (int i = 0; true; i++) {
                        out.send(i);
                      }
                    });
                stages.map(endless, 2, n -> 100 / (50 - n)).forEach(n -> {});
              }
            })
        .hasRootCauseInstanceOf(ArithmeticException.class);
  }

  /** The source never ends, so the workers wait for a third element, and one does not last. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Timeout(60)
  void aStepThatLeavesItsThreadInterruptedFailsTheStage(int workers) {
    assertThatThrownBy(
            () -> {
              try (Fork fork = new Fork()) {
                Stages stages = new Stages(fork, 4);
                Channel<Integer> two =
                    stages.from(out -> {
                      out.send(1);
                      out.send(2);
                      new CountDownLatch(1).await();
                    });
                stages
                    .map(
                        two,
                        workers,
                        n -> {
                          Thread.currentThread().interrupt();
                          return n;
                        })
                    .forEach(n -> {});
              }
            })
        .isInstanceOf(ChannelClosedException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theConsumerIsToldTheErrorOfAStepItself(int workers) {
    StackOverflowError error = new StackOverflowError("too deep");
    assertThatThrownBy(
            () -> {
              try (Fork fork = new Fork()) {
                Stages stages = new Stages(fork, 4);
                stages
                    .map(
                        stages.from(List.of(1, 2, 3)),
                        workers,
                        n -> {
                          throw error;
                        })
                    .forEach(n -> {});
              }
            })
        .isInstanceOf(ChannelClosedException.class)
        .hasCauseReference(error);
  }
}
