package dev.tapeout.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
}
