package dev.tapeout.runtime.scheduling;

import dev.tapeout.runtime.context.FlowContext;
import io.opentelemetry.context.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the operating system for work that a virtual thread should not do: calls of native
 * code, which hold on to its carrier, and long computations, which keep others from running. The
 * request waits on its virtual thread meanwhile. What comes while all are busy waits in line, and
 * where the line is full it is refused at once.
 */
public final class Workers implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.tapeout.runtime");
  private static final int DEFAULT_LINE = 256;
  private static final int IDLE = 10;
  private static final Collection<Workers> ALL = new ConcurrentLinkedQueue<>();

  private final String name;
  private final ThreadPoolExecutor threads;

  /**
   * Places at the threads and in the line. The line itself has no bound and no lock: a virtual
   * thread that waits for a lock is woken by whoever holds it, and that would be one of the system.
   */
  private final Semaphore places;

  private final LongAdder done = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder waited = new LongAdder();
  private final LongAdder worked = new LongAdder();

  /**
   * What a pool has to do, and has done since it was made.
   *
   * @param threads that there may be
   * @param busy threads that work
   * @param waiting pieces of work in line
   * @param done pieces that were begun and have ended, well or not
   * @param refused pieces for which the line had no room
   * @param waited nanoseconds that all pieces begun have waited in line
   * @param worked nanoseconds that all pieces done have taken
   */
  public record Load(
      String name,
      int threads,
      int busy,
      int waiting,
      long done,
      long refused,
      long waited,
      long worked) {}

  /** Makes them, with a line of 256. */
  public Workers(String name, int count) {
    this(name, count, DEFAULT_LINE, Placement.ANYWHERE);
  }

  /**
   * Makes them.
   *
   * @param name of the threads, for thread dumps and measures
   * @param count at least 1; as many as may compute at once
   * @param line how much work may wait for them; 0 where it is done at once or not at all, and
   *     threads are made as they are needed and end after ten idle seconds
   * @param placement which processors they run on
   */
  public Workers(String name, int count, int line, Placement placement) {
    if (line < 0) {
      throw new IllegalArgumentException("the line of " + name + " has less than no room: " + line);
    }
    this.name = name;
    this.threads =
        new ThreadPoolExecutor(
            line == 0 ? 0 : count,
            count,
            IDLE,
            TimeUnit.SECONDS,
            line == 0 ? new SynchronousQueue<>() : new LinkedTransferQueue<>(),
            factory(name, placement)) {
          @Override
          protected void afterExecute(Runnable work, @Nullable Throwable thrown) {
            ((Work<?>) work).leave(); // also of one that was given up before it was begun
          }
        };
    this.places = new Semaphore(Math.addExact(count, line));
    ALL.add(this);
  }

  private static ThreadFactory factory(String name, Placement placement) {
    AtomicInteger made = new AtomicInteger();
    return work -> {
      int number = made.getAndIncrement();
      List<Integer> processors = placement.of(number);
      Runnable bound =
          () -> {
            String problem = processors.isEmpty() ? null : Affinity.bind(processors);
            if (problem != null) {
              LOG.log(
                  Level.WARNING,
                  "a thread of " + name + " runs anywhere, not on " + processors + ": " + problem);
            }
            work.run();
          };
      return Thread.ofPlatform()
          .name(name + "-" + (number + 1))
          .daemon()
          .inheritInheritableThreadLocals(false) // those of whoever comes first
          .unstarted(bound);
    };
  }

  /**
   * Does {@code work} on one of them, in the flow of this thread.
   *
   * @throws TimeoutException if the deadline of the flow passes first; the work is interrupted
   * @throws ExecutionException if the work fails
   * @throws RejectedExecutionException if the line is full; a request is then answered with 503
   */
  public <T extends @Nullable Object> T call(Callable<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    FlowContext context = FlowContext.orNull();
    Work<T> piece = begin(context == null ? work : () -> context.call(work));
    if (piece == null) {
      throw refusal();
    }
    return end(piece, context == null ? null : context.deadline());
  }

  /**
   * What has been begun.
   *
   * @param until {@link System#nanoTime()} at which to stop; null for never
   */
  <T extends @Nullable Object> T end(Work<T> piece, @Nullable Long until)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      piece.await(until);
      return piece.get();
    } catch (CancellationException e) { // closed meanwhile
      throw new ExecutionException(e);
    } finally {
      if (piece.cancel(true) && threads.remove(piece)) {
        piece.leave(); // it must not take up room in the line
      }
    }
  }

  /** Null where there is no place for it; an {@link Error} where the system gives no thread. */
  <T extends @Nullable Object> @Nullable Work<T> begin(Callable<T> work) {
    if (!places.tryAcquire()) {
      refused.increment();
      return null;
    }
    Work<T> piece = new Work<>(Context.current().wrap(measured(work)), places::release);
    try {
      threads.execute(piece);
      return piece;
    } catch (RejectedExecutionException e) { // closed
      piece.leave();
      refused.increment();
      return null;
    } catch (Error e) {
      piece.leave();
      throw e;
    }
  }

  private RejectedExecutionException refusal() {
    return new RejectedExecutionException(
        threads.isShutdown()
            ? name + " takes no more work: it is closed"
            : "all "
                + threads.getMaximumPoolSize()
                + " threads of "
                + name
                + " are busy, and the line for them is full");
  }

  private <T extends @Nullable Object> Callable<T> measured(Callable<T> work) {
    long asked = System.nanoTime();
    return () -> {
      long begun = System.nanoTime();
      waited.add(begun - asked);
      try {
        return work.call();
      } finally {
        worked.add(System.nanoTime() - begun);
        done.increment();
      }
    };
  }

  /** What it has to do now. */
  public Load load() {
    return new Load(
        name,
        threads.getMaximumPoolSize(),
        threads.getActiveCount(),
        threads.getQueue().size(),
        done.sum(),
        refused.sum(),
        waited.sum(),
        worked.sum());
  }

  /** Of all pools that are open in this process. */
  public static List<Load> loads() {
    return ALL.stream().map(Workers::load).toList();
  }

  /** Interrupts what is being done, and takes nothing more. */
  @Override
  public void close() {
    ALL.remove(this);
    threads.shutdownNow().forEach(piece -> ((Work<?>) piece).cancel(false));
  }
}
