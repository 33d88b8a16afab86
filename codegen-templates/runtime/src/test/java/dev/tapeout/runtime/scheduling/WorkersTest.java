package dev.tapeout.runtime.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.context.Fork;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static FlowContext until(Long deadline) {
    return new FlowContext(
        "t", "s", true, "r", "acme", null, deadline, "op", FlowContext.State.STARTED);
  }

  @Test
  void workIsDoneOnAThreadOfTheSystemInTheFlowOfTheRequest() throws Exception {
    try (Workers workers = new Workers("model", 1)) {
      String seen =
          until(null)
              .call(() ->
                  workers.call(() ->
                      FlowContext.current().tenant()
                          + " "
                          + Thread.currentThread().isVirtual()
                          + " "
                          + Thread.currentThread().getName()));
      assertThat(seen).isEqualTo("acme false model-1");
    }
  }

  @Test
  void whatIsTracedThereBelongsToTheRequestAndNothingOfTheFirstCallerStays() throws Exception {
    ContextKey<String> key = ContextKey.named("key");
    InheritableThreadLocal<String> identity = new InheritableThreadLocal<>();
    try (Workers workers = new Workers("model", 1)) {
      identity.set("the first");
      try (Scope _ = Context.current().with(key, "first").makeCurrent()) {
        assertThat(workers.call(() -> Context.current().get(key))).isEqualTo("first");
      }
      assertThat(workers.<String>call(identity::get)).isNull();
      assertThat(workers.<String>call(() -> Context.current().get(key))).isNull();
    } finally {
      identity.remove();
    }
  }

  @Test
  void withoutALineAThreadThatIsIdleIsTakenAgain() throws Exception {
    try (Workers workers = new Workers("model", 2, 0, Placement.ANYWHERE)) {
      Set<String> names = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        names.add(workers.call(() -> Thread.currentThread().getName()));
        while (workers.load().busy() > 0) {
          Thread.onSpinWait();
        }
      }
      assertThat(names).isSubsetOf("model-1", "model-2");
    }
  }

  @Test
  void theDeadlineOfTheFlowEndsTheWaitAndTheWork() throws Exception {
    try (Workers workers = new Workers("model", 1)) {
      assertThatThrownBy(() ->
              until(System.nanoTime() + 20_000_000).call(() -> workers.call(() -> waitForEver())))
          .isInstanceOf(TimeoutException.class);
      assertThat(workers.call(() -> "free")).isEqualTo("free");
    }
  }

  private static String waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
    return "";
  }

  @Test
  void aFailureComesBack() {
    try (Workers workers = new Workers("model", 1)) {
      assertThatThrownBy(() ->
              workers.call(() -> {
                throw new IllegalStateException("no model");
              }))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no model");
    }
  }

  @Test
  void whatTheLineHasNoRoomForIsRefusedAtOnceAndCounted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Workers workers = new Workers("model", 1, 1, Placement.ANYWHERE);
        Fork fork = new Fork()) {
      Future<String> first =
          fork.start(() ->
              workers.call(() -> {
                begun.countDown();
                go.await();
                return "first";
              }));
      begun.await();
      Future<String> second = fork.start(() -> workers.call(() -> "second"));
      while (workers.load().waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> workers.call(() -> "third"))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessage("all 1 threads of model are busy, and the line for them is full");
      assertThat(Workers.loads()).contains(workers.load());
      assertThat(workers.load().busy()).isEqualTo(1);
      go.countDown();
      fork.join();
      assertThat(List.of(first.get(), second.get())).containsExactly("first", "second");
      Workers.Load load = workers.load();
      assertThat(List.of(load.done(), load.refused(), (long) load.waiting()))
          .containsExactly(2L, 1L, 0L);
      assertThat(load.waited()).isPositive();
      assertThat(load.worked()).isPositive();
    }
    assertThat(Workers.loads()).extracting(Workers.Load::name).doesNotContain("model");
  }

  @Test
  void whoseDeadlineHasPassedTakesNoRoomInTheLine() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Workers workers = new Workers("model", 1, 1, Placement.ANYWHERE);
        Fork fork = new Fork()) {
      fork.start(() ->
          workers.call(() -> {
            begun.countDown();
            go.await();
            return "";
          }));
      begun.await();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> until(System.nanoTime()).call(() -> workers.call(() -> "late")))
            .isInstanceOf(TimeoutException.class);
      }
      go.countDown();
      fork.join();
    }
  }

  @Test
  void oneThatIsClosedSaysSo() {
    Workers workers = new Workers("model", 1);
    workers.close();
    assertThatThrownBy(() -> workers.call(() -> ""))
        .hasMessage("model takes no more work: it is closed");
  }

  @Test
  void whoWaitsInLineWhenItIsClosedIsToldSo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (Workers workers = new Workers("model", 1);
        Fork fork = new Fork()) {
      Future<Throwable> first = fork.start(() -> failure(workers, begun::countDown));
      begun.await();
      Future<Throwable> second = fork.start(() -> failure(workers, () -> {}));
      while (workers.load().waiting() == 0) {
        Thread.onSpinWait();
      }
      workers.close();
      fork.join();
      assertThat(first.get()).hasCauseInstanceOf(InterruptedException.class);
      assertThat(second.get()).hasCauseInstanceOf(CancellationException.class);
    }
  }

  private static Throwable failure(Workers workers, Runnable first) {
    return catchThrowable(() ->
        workers.call(() -> {
          first.run();
          return waitForEver();
        }));
  }

  /**
   * In a JVM of its own with one carrier: two virtual threads wake each other all the time, as
   * requests that flood in do, so that the carrier's own line is never empty; a third waits for
   * work.
   */
  public static void main(String[] arguments) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch flood = new CountDownLatch(1);
    Thread[] pair = new Thread[2];
    try (Workers workers = new Workers("model", 1)) {
      Thread waits =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  System.out.println(
                      workers.call(() -> {
                        flood.await();
                        return "woken";
                      }));
                } catch (Exception e) {
                  e.printStackTrace();
                }
                done.set(true);
              });
      while (waits.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 2; i++) {
        int other = 1 - i;
        pair[i] =
            Thread.ofVirtual()
                .unstarted(() -> {
                  for (int round = 0; !done.get(); round++) {
                    if (round == 1000) {
                      flood.countDown();
                    }
                    Handover.deliver();
                    LockSupport.unpark(pair[other]);
                    LockSupport.park();
                  }
                  LockSupport.unpark(pair[other]);
                });
      }
      pair[0].start();
      pair[1].start();
      waits.join();
    }
  }

  @Test
  void whoWaitsIsWokenThoughACarrierHasNeverNothingElseToDo() throws Exception {
    assertThat(OwnJvm.run(WorkersTest.class, List.of("-Djdk.virtualThreadScheduler.parallelism=1")))
        .isEqualTo("woken\n");
  }
}
