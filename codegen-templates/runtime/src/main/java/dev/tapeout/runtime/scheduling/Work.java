package dev.tapeout.runtime.scheduling;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A piece of work on another thread, and the thread that waits for it. */
final class Work<T extends @Nullable Object> extends FutureTask<T> {
  private final Thread waits = Thread.currentThread();
  private final AtomicBoolean inPlace = new AtomicBoolean(true);
  private final Runnable leaves;

  /**
   * @param leaves run once, when it takes up no room any more
   */
  Work(Callable<T> work, Runnable leaves) {
    super(work);
    this.leaves = leaves;
  }

  /** It takes up no room any more. */
  void leave() {
    if (inPlace.getAndSet(false)) {
      leaves.run();
    }
  }

  /** First of all: whoever waits for it may come with more at once. */
  @Override
  protected void set(T result) {
    leave();
    super.set(result);
  }

  @Override
  protected void setException(Throwable failure) {
    leave();
    super.setException(failure);
  }

  @Override
  protected void done() {
    Handover.wake(waits);
  }

  /**
   * Waits until it is done.
   *
   * @param until {@link System#nanoTime()} at which to stop; null for never
   */
  void await(@Nullable Long until) throws InterruptedException, TimeoutException {
    while (!isDone()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (until == null) {
        LockSupport.park(this);
      } else {
        long left = until - System.nanoTime();
        if (left <= 0) {
          throw new TimeoutException();
        }
        LockSupport.parkNanos(this, left);
      }
    }
  }
}
