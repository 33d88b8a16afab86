package dev.tapeout.cli.output;

import dev.tapeout.cli.command.Console;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * How far the work is, on one line of standard error that is wiped away in the end. Only a terminal
 * shows it, and only where the work takes longer than a second.
 */
public final class Progress implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long PACE_MILLIS = 100;

  private final PrintStream err;
  private final int columns;
  private final LongSupplier millis;
  private final long start;
  private String work = "";
  private int done;
  private int all;
  private String shown = "";
  private boolean closed;

  /**
   * @param columns of the terminal; 0 where nothing is to be shown
   * @param millis a clock
   */
  Progress(PrintStream err, int columns, LongSupplier millis) {
    this.err = err;
    this.columns = columns;
    this.millis = millis;
    this.start = millis.getAsLong();
  }

  /** Shows on the terminal of a console, if it has one, what is said from now on. */
  public static Progress on(Console console) {
    Progress progress =
        new Progress(console.err(), console.progressColumns(), () -> System.nanoTime() / 1_000_000);
    if (progress.columns > 0) {
      Thread painter = new Thread(progress::paintUntilClosed, "tapeout-progress");
      painter.setDaemon(true);
      painter.start();
    }
    return progress;
  }

  /**
   * Begins with something else.
   *
   * @param work such as {@code comparing}
   * @param all how many things it is done to; 0 where they are not counted
   */
  public synchronized void begin(String work, int all) {
    this.work = work;
    this.all = all;
    this.done = 0;
  }

  /** One thing more is done. */
  public synchronized void step() {
    done++;
  }

  /** Prints a line that stays. */
  public synchronized void print(String line) {
    wipe();
    err.println(line);
  }

  synchronized void paint() {
    if (closed || columns == 0 || work.isEmpty() || millis.getAsLong() - start < PATIENCE_MILLIS) {
      return;
    }
    String line = all == 0 ? work + " …" : work + " " + done + " of " + all + " …";
    line = line.substring(0, Math.min(line.length(), columns - 1));
    if (!line.equals(shown)) {
      err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
      err.flush();
      shown = line;
    }
  }

  /** Wipes the line away. */
  @Override
  public synchronized void close() {
    wipe();
    closed = true;
    notifyAll();
  }

  private void wipe() {
    if (!shown.isEmpty()) {
      err.print("\r" + " ".repeat(shown.length()) + "\r");
      err.flush();
      shown = "";
    }
  }

  private synchronized void paintUntilClosed() {
    try {
      wait(PATIENCE_MILLIS);
      while (!closed) {
        paint();
        wait(PACE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
