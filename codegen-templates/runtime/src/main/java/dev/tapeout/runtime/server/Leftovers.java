package dev.tapeout.runtime.server;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What a client still sends when its request was refused for its body. A connection that is closed
 * while bytes of it lie unread is reset, and a client that sends all of its request before it
 * listens then sees the reset in place of the refusal. So some of it is read, for nothing, after
 * the refusal was sent.
 */
final class Leftovers {
  /** The status of such a refusal. */
  static final int TOO_LARGE = 413;

  /** Of a client that sends more than this the connection is closed all the same. */
  private static final int MOST = 64 << 20;

  private Leftovers() {}

  /**
   * Reads on until the body ends, or enough was done for the client.
   *
   * @param patience for all of it
   * @param before each read, which has no end by itself
   */
  static void read(InputStream in, Duration patience, Runnable before) {
    long end = System.nanoTime() + patience.toNanos();
    byte[] bytes = new byte[8192];
    try {
      int read = 0;
      for (long all = 0; read >= 0 && all < MOST && System.nanoTime() - end < 0; all += read) {
        before.run();
        read = in.read(bytes);
      }
    } catch (IOException | RuntimeException e) {
      // the client is gone, or sends nothing more
    }
  }
}
