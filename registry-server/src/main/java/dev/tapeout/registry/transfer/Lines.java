package dev.tapeout.registry.transfer;

import dev.tapeout.runtime.json.JsonSyntaxException;
import dev.tapeout.runtime.json.JsonTree;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of an export, one after the other; the last line is checked before the end is told. */
final class Lines implements AutoCloseable {
  static final String HEADER = "tapeout-registry-export";
  static final String END = "end";
  static final int FORMAT = 1;

  /**
   * What a file may ask for.
   *
   * @param line bytes of one line
   * @param total bytes of all lines, when they are no longer compressed
   * @param kept rows that others are checked by, and claims on blobs
   */
  record Most(int line, long total, int kept) {
    /** A blob of 16 MiB in base64 fits a line. */
    static final Most DEFAULT = new Most(32 << 20, 64L << 30, 10_000_000);

    /** What a server takes while it serves. */
    static final Most SERVING = new Most(32 << 20, 256L << 20, 100_000);
  }

  private static final Map<String, Table> TABLES = new HashMap<>();

  static {
    for (Table table : Table.values()) {
      TABLES.put(table.label(), table);
    }
  }

  private final Most most;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private long total;
  private long line;
  private final MessageDigest digest = sha256();
  private @Nullable String closing;

  private Lines(InputStream in, Most most) {
    this.in = in;
    this.most = most;
  }

  /**
   * @param file lines, compressed by gzip or not
   * @throws TransferException if it is not there, or begins as no export does
   */
  static Lines open(Path file, Most most) {
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file));
      try {
        Lines lines = new Lines(isCompressed(raw) ? WholeGzip.of(raw, 1 << 16) : raw, most);
        lines.header();
        return lines;
      } catch (IOException | RuntimeException e) {
        raw.close();
        throw e;
      }
    } catch (ZipException | EOFException e) {
      throw new TransferException("it is no export of a registry: it is cut off at its beginning");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static boolean isCompressed(InputStream raw) throws IOException {
    raw.mark(2);
    boolean magic = raw.read() == 0x1f && raw.read() == 0x8b; // RFC 1952, 2.3.1
    raw.reset();
    return magic;
  }

  private void header() {
    JsonNode format = object(read()).get(HEADER);
    if (format == null) {
      throw new TransferException("it is no export of a registry: the first line does not say so");
    }
    if (!format.isInt() || format.intValue() != FORMAT) {
      throw new TransferException(
          "it has format " + format + ", and this version of Tapeout reads format " + FORMAT);
    }
  }

  /** The next row; null at a sound end. */
  @Nullable Entry next() {
    MessageDigest before = copy();
    long lines = line;
    JsonNode object = object(read());
    if (object.size() != 1) {
      throw Entry.wrong(line, "it is no object with one member");
    }
    String name = object.propertyNames().iterator().next();
    JsonNode row = object.get(name);
    if (!row.isObject()) {
      throw Entry.wrong(line, "'" + name + "' is no object");
    }
    if (name.equals(END)) {
      end(row, lines, HexFormat.of().formatHex(before.digest()));
      return null;
    }
    Table table = TABLES.get(name);
    if (table == null) {
      throw Entry.wrong(line, "'" + name + "' is not known");
    }
    return Entry.of(line, table, row);
  }

  private void end(JsonNode row, long lines, String hash) {
    JsonNode said = row.get("sha256");
    JsonNode count = row.get("lines");
    if (said == null || count == null || !said.isString() || !count.isIntegralNumber()) {
      throw Entry.wrong(line, "'end' has 'lines' and 'sha256'");
    }
    if (count.longValue() != lines || !said.stringValue().equals(hash)) {
      throw Entry.wrong(
          line,
          "it was changed since it was written: its "
              + lines
              + " lines have the digest "
              + hash
              + ", and it says "
              + count
              + " and "
              + said.stringValue());
    }
    if (fill()) {
      throw Entry.wrong(line, "there is more after the end");
    }
    closing = hash;
  }

  /** The digest of all lines, once the end was seen. */
  String digest() {
    if (closing == null) {
      throw new IllegalStateException("the end was not seen yet");
    }
    return closing;
  }

  private JsonNode object(byte[] json) {
    try {
      JsonNode node = JsonTree.read(json);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonSyntaxException e) {
      throw Entry.wrong(line, "it is no JSON: " + e.getMessage());
    }
    throw Entry.wrong(line, "it is no JSON object");
  }

  private byte[] read() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    line++;
    while (fill()) {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      total += end - at + 1L;
      if (bytes.size() + (end - at) > most.line()) {
        throw Entry.wrong(line, "it is longer than " + most.line() + " bytes");
      }
      if (total > most.total()) {
        throw Entry.wrong(line, "there are more than " + most.total() + " bytes in the file");
      }
      bytes.write(buffer, at, end - at);
      boolean whole = end < filled;
      digest.update(buffer, at, (whole ? end + 1 : end) - at);
      at = whole ? end + 1 : end;
      if (whole) {
        return bytes.toByteArray();
      }
    }
    throw cut();
  }

  /** Whether there is another byte. */
  private boolean fill() {
    if (at < filled) {
      return true;
    }
    try {
      at = 0;
      filled = Math.max(in.read(buffer), 0);
      return filled > 0;
    } catch (EOFException e) {
      throw cut();
    } catch (ZipException e) {
      throw Entry.wrong(line, "the file is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be read", e);
    }
  }

  private TransferException cut() {
    return Entry.wrong(line, "the file ends here, and its last line is not there: it was cut off");
  }

  private MessageDigest copy() {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java platform can copy SHA-256", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // it was only read
    }
  }
}
