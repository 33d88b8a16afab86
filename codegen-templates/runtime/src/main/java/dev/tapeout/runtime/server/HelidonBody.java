package dev.tapeout.runtime.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A body as Helidon reads it, whose faults are those of the connection, not of the service. */
final class HelidonBody extends FilterInputStream {
  /** What Helidon says where the line behind the last chunk is not empty. */
  private static final String TRAILER = "Invalid terminating chunk";

  private boolean trailed;

  HelidonBody(InputStream in) {
    super(in);
  }

  /**
   * Whether trailers came behind the last chunk. With that chunk the body is whole (RFC 9112, 8),
   * and they may be ignored (7.1.2); but since not all of them are read, no request can follow.
   */
  boolean hasTrailers() {
    return trailed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (trailed) {
      return -1;
    }
    try {
      return in.read(bytes, offset, length);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RequestException e) {
      if (!TRAILER.equals(e.getMessage())) {
        throw new IOException("Helidon cannot read the body", e);
      }
      trailed = true;
      return -1;
    } catch (IllegalArgumentException e) { // the length of a chunk is no number
      throw new IOException("the body is not in chunks as HTTP has them", e);
    } catch (DataReader.InsufficientDataAvailableException
        | DataReader.IncorrectNewLineException
        | CloseConnectionException e) {
      throw new IOException("the body broke off", e);
    }
  }
}
