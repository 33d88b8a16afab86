package dev.tapeout.cli.against;

import dev.tapeout.cli.command.DeepStack;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The same work on many things, on as many threads as there are processors. */
final class Parallel {
  private Parallel() {}

  /** What is to be done with one thing; must not depend on the others. */
  interface Work<T, R> {
    R on(T item) throws IOException;
  }

  /**
   * The results in the order of the items; the first failure, where there is one, in that order.
   */
  static <T, R> List<R> each(List<T> items, Work<T, R> work) throws IOException {
    List<R> results = new ArrayList<>();
    int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
    if (threads <= 1) {
      for (T item : items) {
        results.add(work.on(item));
      }
      return results;
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(threads, task -> DeepStack.thread(task, "tapeout-worker"));
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T item : items) {
        futures.add(pool.submit(() -> work.on(item)));
      }
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) {
    if (cause instanceof IOException failure) {
      return failure;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
