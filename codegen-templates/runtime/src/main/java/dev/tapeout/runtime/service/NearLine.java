package dev.tapeout.runtime.service;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs what it is given, one at a time, once all have run who wait in a carrier's own line: in it
 * wait those whom a virtual thread has woken, so it is a virtual thread that is woken.
 */
final class NearLine implements Executor, AutoCloseable {
  private final Thread thread = Thread.ofVirtual().name("scout").unstarted(this::run);
  private volatile @Nullable Runnable next;
  private volatile boolean closed;

  NearLine() {
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    next = task;
    if (Thread.currentThread() != thread) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      try {
        LockSupport.park(this);
        goThrough();
      } catch (RuntimeException | Error e) { // no memory: without it all would be refused for ever
        Thread.onSpinWait();
      }
    }
  }

  private void goThrough() {
    for (Runnable task = next; task != null; task = next) {
      next = null;
      task.run();
      if (next != null) {
        Thread.yield(); // to wake itself would be no wait
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
