package dev.tapeout.runtime.server;

import dev.tapeout.runtime.service.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads bodies within bounds of size and time. */
final class BodyReader {
  static final byte[] NOTHING = {};

  private BodyReader() {}

  /**
   * @param body asked for where it is wanted, and no sooner: a client that asked before sending is
   *     then told to go on
   * @param length {@code Content-Length}; null where the request does not say it
   * @param patience for the whole body, however steadily it trickles
   */
  static byte[] read(Supplier<InputStream> body, @Nullable Long length, int most, Duration patience)
      throws IOException {
    if (length != null && length > most) {
      throw tooLarge(most);
    }
    if (length != null && length == 0) {
      return NOTHING;
    }
    InputStream in = body.get();
    long end = System.nanoTime() + patience.toNanos();
    byte[] bytes = new byte[length == null ? Math.min(8192, most + 1) : length.intValue()];
    int size = 0;
    try {
      while (length == null || size < bytes.length) {
        if (size == bytes.length) {
          if (size > most) {
            throw tooLarge(most);
          }
          bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size + 1, most + 1L));
        }
        int read = in.read(bytes, size, bytes.length - size);
        if (read < 0) {
          break;
        }
        size += read;
        if (System.nanoTime() - end > 0) {
          throw tooSlow();
        }
      }
    } catch (SocketTimeoutException e) {
      throw tooSlow();
    }
    if (length != null && size < bytes.length) {
      throw new IOException("the body ends after " + size + " of " + length + " bytes");
    }
    if (size > most) {
      throw tooLarge(most);
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private static RuntimeException tooLarge(int most) {
    return Problem.of(413, "the body has more than " + most + " bytes")
        .with("Connection", "close")
        .exception();
  }

  static RuntimeException tooSlow() {
    return Problem.of(408, "the body did not come in time").with("Connection", "close").exception();
  }
}
