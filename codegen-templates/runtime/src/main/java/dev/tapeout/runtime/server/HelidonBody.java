package dev.tapeout.runtime.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A body as Helidon reads it, whose faults are those of the connection, not of the service. */
final class HelidonBody extends FilterInputStream {
  HelidonBody(InputStream in) {
    super(in);
  }

  /**
   * Whether no other request can be read behind it: trailers may be ignored (RFC 9112, 7.1.2), but
   * Helidon does not know that they were read.
   */
  boolean isLast() {
    return in instanceof Chunks chunks && chunks.isLast();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (isLast()) {
      return -1;
    }
    try {
      return in.read(bytes, offset, length);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (DataReader.InsufficientDataAvailableException
        | DataReader.IncorrectNewLineException
        | CloseConnectionException e) {
      if (isLast()) {
        return -1;
      }
      throw new IOException("the body broke off", e);
    }
  }
}
