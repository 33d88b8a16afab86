package dev.tapeout.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ForkTest {
  private static FlowContext context(Long deadline) {
    return new FlowContext(
        "t", "s", true, "r", "acme", null, deadline, "op", FlowContext.State.STARTED);
  }

  @Test
  void everyPieceRunsInTheFlowOfTheThreadThatForks() throws Exception {
    String tenants =
        context(null)
            .call(() -> {
              try (Fork fork = new Fork()) {
                Future<String> one = fork.start(() -> FlowContext.current().tenant());
                Future<Boolean> two = fork.start(() -> Thread.currentThread().isVirtual());
                fork.join();
                return one.resultNow() + two.resultNow();
              }
            });
    assertThat(tenants).isEqualTo("acmetrue");
  }

  @Test
  void theFirstFailureInterruptsTheOthersAndIsTold() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (Fork fork = new Fork()) {
      fork.start(() -> {
        waiting.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.set(true);
        }
        return null;
      });
      fork.start(() -> {
        waiting.await();
        throw new IllegalStateException("no stock");
      });
      assertThatThrownBy(fork::join)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no stock");
    }
    assertThat(interrupted).isTrue();
  }

  @Test
  void theDeadlineOfTheFlowEndsTheWait() {
    assertThatThrownBy(() ->
            context(System.nanoTime() + 1_000_000)
                .call(() -> {
                  try (Fork fork = new Fork()) {
                    fork.start(() -> {
                      new CountDownLatch(1).await();
                      return null;
                    });
                    fork.join();
                    return null;
                  }
                }))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void nothingOutlivesTheBlock() {
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (Fork fork = new Fork()) {
                fork.start(() -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    ended.set(true);
                  }
                  return null;
                });
                begun.await();
                throw new IllegalArgumentException("left early");
              }
            })
        .hasMessage("left early");
    assertThat(ended).isTrue();
  }

  @Test
  void aPieceThatIsCancelledIsNotWaitedFor() throws Exception {
    try (Fork fork = new Fork()) {
      Future<Object> piece =
          fork.start(() -> {
            new CountDownLatch(1).await();
            return "";
          });
      piece.cancel(true);
      fork.join();
      assertThat(piece.isCancelled()).isTrue();
    }
  }

  @Test
  void aForkThatIsClosedStartsNothing() {
    Fork fork = new Fork();
    fork.close();
    assertThatThrownBy(() -> fork.start(() -> "")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aForkThatHasFailedStartsNothing() {
    try (Fork fork = new Fork()) {
      fork.start(() -> {
        throw new IllegalStateException("no stock");
      });
      assertThatThrownBy(fork::join).hasRootCauseMessage("no stock");
      assertThatThrownBy(() -> fork.start(() -> ""))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("open another");
    }
  }
}
