package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.Settings;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a client still sends when its request was refused for its body. A connection that is closed
 * while bytes of it lie unread is reset, and a client that sends all of its request before it
 * listens then sees the reset in place of the refusal. So some of it is read, for nothing, after
 * the refusal was sent.
 */
final class Leftovers {
  /** The status of such a refusal. */
  static final int TOO_LARGE = 413;

  /** Of a client that sends more than so many of the largest bodies the connection is closed. */
  private static final long BODIES = 4;

  private Leftovers() {}

  /**
   * Reads on until the body ends, or enough was done for the client.
   *
   * @param settings how large a body may be, and how long a request may take to come in
   * @param before each read, which has no end by itself
   */
  static void read(InputStream in, Settings settings, Runnable before) {
    long most = BODIES * settings.maxBody();
    long end = System.nanoTime() + settings.requestTimeout().toNanos();
    byte[] bytes = new byte[8192];
    try {
      int read = 0;
      for (long all = 0; read >= 0 && all < most && System.nanoTime() - end < 0; all += read) {
        before.run();
        read = in.read(bytes);
      }
    } catch (IOException | RuntimeException e) {
      // the client is gone, or sends nothing more
    }
  }
}
