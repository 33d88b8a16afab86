package dev.tapeout.cli.command;

/**
 * A thread for work on contracts: schemas nest and refer to each other, and it recurses as deep.
 */
public final class DeepStack {
  /** Address space, of which only what is used becomes memory. */
  private static final long BYTES = 512L << 20;

  private DeepStack() {}

  /** A thread that is yet to be started. */
  public static Thread thread(Runnable work, String name) {
    return new Thread(null, work, name, BYTES);
  }

  /** Does the work, and waits for its end. */
  public static void run(Runnable work) throws InterruptedException {
    Thread thread = thread(work, "tapeout");
    thread.start();
    thread.join();
  }
}
