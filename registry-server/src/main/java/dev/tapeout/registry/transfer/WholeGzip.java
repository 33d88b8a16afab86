package dev.tapeout.registry.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What gzip has compressed, and nothing else: of what comes after it the JDK says nothing. */
final class WholeGzip extends GZIPInputStream {
  /** Bytes at the end of each member (RFC 1952, 2.3). */
  private static final int TRAILER = 8;

  private final Counted raw;

  private WholeGzip(Counted raw, int size) throws IOException {
    super(raw, size);
    this.raw = raw;
  }

  static InputStream of(InputStream raw, int size) throws IOException {
    return new WholeGzip(new Counted(raw), size);
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    raw.count = 0;
  }

  /**
   * @throws ZipException at the end, if it is not that of the file: the JDK has then taken more
   *     than the trailer for the header of another member
   */
  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = super.read(to, offset, length);
    if (read < 0 && inf.getRemaining() + raw.count > TRAILER) {
      throw new ZipException("there is something else after the end of what was compressed");
    }
    return read;
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
