package dev.tapeout.runtime.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Work in parallel, each piece on a virtual thread of its own and all of them in the flow of the
 * thread that forks. At the first piece that fails {@link #join} interrupts the others; nothing
 * outlives the {@code try} that opened it:
 *
 * <pre>{@code
 * try (Fork fork = new Fork()) {
 *   Future<Stock> stock = fork.start(() -> warehouse.stock(sku));
 *   Future<Price> price = fork.start(() -> prices.of(sku));
 *   fork.join();
 *   return new Offer(stock.resultNow(), price.resultNow());
 * }
 * }</pre>
 *
 * <p>A piece must end when it is interrupted. Only the thread that opened it may use it.
 */
public final class Fork implements AutoCloseable {
  private final @Nullable FlowContext context = FlowContext.orNull();
  private final List<Piece<?>> pieces = new ArrayList<>();
  private final Object change = new Object();
  private @Nullable Throwable failure;
  private int left;

  /** Whether its pieces were interrupted; of the thread that opened it. */
  private boolean over;

  /** One piece of work, which tells when it has ended. */
  private final class Piece<T> extends FutureTask<T> {
    private @Nullable Thread thread;

    Piece(Callable<T> work) {
      super(work);
    }

    @Override
    protected void done() {
      ended(state() == State.FAILED ? exceptionNow() : null);
    }
  }

  /**
   * Starts a piece of work.
   *
   * @throws IllegalStateException if it is closed, or {@link #join} has told of a failure or of the
   *     deadline
   */
  public <T> Future<T> start(Callable<T> work) {
    if (over) {
      throw new IllegalStateException(
          "the fork has ended, so nothing can be started in it; open another");
    }
    Piece<T> piece = new Piece<>(context == null ? work : () -> context.call(work));
    synchronized (change) {
      left++;
      pieces.add(piece);
    }
    piece.thread = Thread.ofVirtual().start(piece);
    return piece;
  }

  private void ended(@Nullable Throwable cause) {
    synchronized (change) {
      left--;
      failure = failure == null ? cause : failure;
      change.notifyAll();
    }
  }

  /**
   * Waits until each piece has ended well or was cancelled by its future. Of one that was cancelled
   * there is no result, and its thread may still be about to end: {@link #close} waits for that.
   *
   * @throws ExecutionException with the first failure; all other pieces are interrupted
   * @throws TimeoutException if the deadline of the flow passes; all pieces are interrupted
   */
  public void join() throws InterruptedException, ExecutionException, TimeoutException {
    Throwable first;
    boolean late = false;
    synchronized (change) {
      while (left > 0 && failure == null && !late) {
        Long deadline = context == null ? null : context.deadline();
        if (deadline == null) {
          change.wait();
        } else {
          long nanos = deadline - System.nanoTime();
          late = nanos <= 0;
          if (!late) {
            TimeUnit.NANOSECONDS.timedWait(change, Math.max(nanos, 1_000_000));
          }
        }
      }
      first = failure;
    }
    if (first != null) {
      cancel();
      throw new ExecutionException(first);
    }
    if (late) {
      cancel();
      throw new TimeoutException("the deadline has passed");
    }
  }

  private void cancel() {
    over = true;
    for (Piece<?> piece : pieces) {
      piece.cancel(true);
    }
  }

  /** Interrupts what has not ended, and waits for it. */
  @Override
  public void close() {
    cancel();
    boolean interrupted = false;
    for (Piece<?> piece : pieces) {
      Thread thread = piece.thread;
      while (thread != null && thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
