package dev.tapeout.runtime.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The chunks of a body (RFC 9112, 7.1). Helidon reads them too, but takes no extensions, and
 * gathers all of a chunk, which may have two gigabytes, before it hands any of it on. Only the end
 * is left to it, for by that it knows that the next request may follow.
 */
final class Chunks extends InputStream {
  /** For the size of a chunk and its extensions, which are ignored; and for all trailers. */
  private static final int LONGEST = 8192;

  private static final int MOST_DIGITS = 15;
  private static final String LINE = "\r\n";

  private final InputStream helidon;
  private final DataReader in;
  private boolean begun;
  private boolean whole;

  /** Bytes of this chunk that are still to come. */
  private long left;

  /**
   * @param helidon the same body as Helidon reads it
   * @param in what comes in on the connection
   */
  Chunks(InputStream helidon, DataReader in) {
    this.helidon = helidon;
    this.in = in;
  }

  /**
   * Whether all chunks have come, but Helidon was not left the end of them: trailers, or extensions
   * of the last chunk. No request can be read behind them.
   */
  boolean isLast() {
    return whole;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws CloseConnectionException where the body is whole, and the last of its connection
   * @throws IOException if these are no chunks
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      String size = next();
      if (left == 0) {
        return end(size);
      }
      in.skip(size.length() + LINE.length());
    }
    in.ensureAvailable();
    int size = (int) Math.min(left, Math.min(length, in.available()));
    BufferData buffer = in.readBuffer(size);
    left -= size;
    return buffer.read(bytes, offset, size);
  }

  /** The line before the next chunk, which stays where it is. */
  private String next() throws IOException {
    if (begun && (in.read() != '\r' || in.read() != '\n')) {
      throw new IOException("a chunk is longer than it says");
    }
    begun = true;
    int length = in.findNewLine(LONGEST);
    if (length >= LONGEST) {
      throw new IOException("the size of a chunk and its extensions are too long");
    }
    String line = in.getBuffer(length).readString(length, StandardCharsets.ISO_8859_1);
    int extension = line.indexOf(';');
    left = size(extension < 0 ? line : line.substring(0, extension).stripTrailing());
    return line;
  }

  private static long size(String digits) throws IOException {
    if (digits.isEmpty()
        || digits.length() > MOST_DIGITS
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new IOException("the size of a chunk is no number");
    }
    return Long.parseLong(digits, 16);
  }

  private int end(String size) throws IOException {
    String plain = size + LINE + LINE;
    if (size.indexOf(';') < 0 && in.startsWith(plain.getBytes(StandardCharsets.ISO_8859_1))) {
      return helidon.read();
    }
    in.skip(size.length() + LINE.length());
    int most = LONGEST;
    int length;
    do {
      length = in.findNewLine(most);
      if (length >= most) {
        throw new IOException("the trailers of a body are too long");
      }
      in.skip(length + LINE.length());
      most -= length;
    } while (length > 0);
    whole = true;
    throw new CloseConnectionException("no request can be read behind trailers");
  }
}
