package dev.tapeout.registry.events;

import dev.tapeout.registry.store.Database;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hands the log on to those who listen, as it grows. Nobody's events wait in memory: each listener
 * reads the log at its own pace, and only learns here that there is more. One look at the log a
 * moment serves all of them, and shows what other servers on the same database have added.
 */
public final class EventFeed implements AutoCloseable {
  /** Takes what a listener hears. */
  public interface Ear {
    /** It has a seat, and hears from now on. */
    void begin() throws IOException;

    void hear(Event event) throws IOException;

    /** Nothing has happened for a while. */
    void quiet() throws IOException;
  }

  private static final Logger LOG = System.getLogger(EventFeed.class.getName());
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int PAGE = 100;

  private final Database database;
  private final int most;
  private final Duration heartbeat;
  private final long longest;
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("event feed").factory());

  private int listeners;
  private long last;
  private boolean closed;

  /**
   * @param most who may listen at once
   * @param heartbeat after which silence is told
   * @param longest after which a listener must come again, so that nobody listens on for ever with
   *     a token that holds no longer
   */
  public EventFeed(Database database, int most, Duration heartbeat, Duration longest) {
    this.database = database;
    this.most = most;
    this.heartbeat = heartbeat;
    this.longest = longest.toNanos();
    timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    synchronized (this) {
      if (listeners == 0) {
        return;
      }
    }
    try {
      long now = database.read(EventLog::last);
      synchronized (this) {
        if (now != last) {
          last = now;
          notifyAll();
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the log cannot be looked at: " + e.getMessage());
    }
  }

  /**
   * Whether one more may listen, to be asked before an answer begins: no seat is taken by asking.
   */
  public synchronized boolean hasSeat() {
    return !closed && listeners < most;
  }

  private synchronized boolean enter() {
    if (!hasSeat()) {
      return false;
    }
    listeners++;
    return true;
  }

  /**
   * Hands over all events after a number, until the feed is closed. It returns at once where others
   * have taken the last seats since {@link #hasSeat} was asked: whoever listens comes again then.
   */
  public void listen(long after, Ear ear) throws IOException {
    if (!enter()) {
      return;
    }
    try {
      ear.begin();
      long known = after;
      long end = System.nanoTime() + longest;
      for (boolean open = true; open && System.nanoTime() < end; ) {
        long from = known;
        List<Event> page = database.read(sql -> EventLog.after(sql, from, PAGE));
        for (Event event : page) {
          ear.hear(event);
          known = event.number();
        }
        open = page.size() == PAGE || awaitMore(known, end, ear);
      }
    } finally {
      leave();
    }
  }

  /** Waits for more than is known; false where there will be no more. */
  private boolean awaitMore(long known, long end, Ear ear) throws IOException {
    while (System.nanoTime() < end) {
      switch (awaits(known)) {
        case MORE -> {
          return true;
        }
        case NEVER -> {
          return false;
        }
        case NOT_YET -> ear.quiet();
      }
    }
    return false;
  }

  private enum Outcome {
    MORE,
    NOT_YET,
    NEVER
  }

  private synchronized Outcome awaits(long known) {
    long end = System.nanoTime() + heartbeat.toNanos();
    try {
      for (long left = heartbeat.toNanos();
          !closed && last <= known && left > 0;
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.NEVER;
    }
    return closed ? Outcome.NEVER : last > known ? Outcome.MORE : Outcome.NOT_YET;
  }

  private synchronized void leave() {
    listeners--;
  }

  /** How many listen. */
  public synchronized int listeners() {
    return listeners;
  }

  /** Lets all listeners go. */
  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      closed = true;
      notifyAll();
    }
  }
}
