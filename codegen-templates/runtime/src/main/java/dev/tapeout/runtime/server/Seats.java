package dev.tapeout.runtime.server;

import java.util.LinkedHashSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a port that anybody reaches. One waits for its client while a request comes in and
 * while an answer goes out; so many may, and whoever comes after them takes the place of the one
 * that waits longest. A request that is there in whole is read long before that.
 */
final class Seats implements Executor, AutoCloseable {
  /** So many clients may keep a thread waiting. */
  static final int WAITING = 64;

  /** With those that work, and those given up that have not ended yet. */
  private static final int THREADS = 4 * WAITING;

  /** Of the operating system: who looks while no virtual thread runs must see it. */
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          2,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("management-", 1).factory());

  /** Who waits for a client, longest first. */
  private final LinkedHashSet<Thread> waiting = new LinkedHashSet<>();

  @Override
  public void execute(Runnable connection) {
    threads.execute(() -> {
      await();
      try {
        connection.run();
      } finally {
        leave();
      }
    });
  }

  /** From here on this thread waits for its client; an interrupt then closes the connection. */
  synchronized void await() {
    waiting.addLast(Thread.currentThread());
    if (waiting.size() > WAITING) {
      waiting.removeFirst().interrupt();
    }
  }

  /** From here on this thread works; false where it was given up before. */
  synchronized boolean work() {
    return waiting.remove(Thread.currentThread());
  }

  private synchronized void leave() {
    waiting.remove(Thread.currentThread());
    Thread.interrupted(); // one that was meant for this connection
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
