package dev.tapeout.runtime.context;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the operating system for work that a virtual thread should not do: calls of native
 * code, which hold on to its carrier, and long computations, which keep others from running. The
 * request waits on its virtual thread meanwhile.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  /**
   * Makes them.
   *
   * @param name of the threads, for thread dumps
   * @param count at least 1; as many as may compute at once
   */
  public Workers(String name, int count) {
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name(name + "-", 1).daemon().factory());
  }

  /**
   * Does {@code work} on one of them, in the flow of this thread.
   *
   * @throws TimeoutException if the deadline of the flow passes first; the work is interrupted
   * @throws ExecutionException if the work fails
   */
  public <T extends @Nullable Object> T call(Callable<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    FlowContext context = FlowContext.orNull();
    Future<T> future = threads.submit(context == null ? work : () -> context.call(work));
    try {
      Long deadline = context == null ? null : context.deadline();
      return deadline == null
          ? future.get()
          : future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (CancellationException e) { // closed meanwhile
      throw new ExecutionException(e);
    } finally {
      future.cancel(true);
    }
  }

  /** Interrupts what is being done, and takes nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
