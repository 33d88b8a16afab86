package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A range of a source, for messages.
 *
 * @param source the file
 * @param start offset in bytes of the first byte
 * @param end offset in bytes just past the last byte
 */
public record Location(Source source, int start, int end) {
  /** Written out: what a record has instead is slow, and linked when it is first asked. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Location l && l.source == source && l.start == start && l.end == end;
  }

  @Override
  public int hashCode() {
    return (source.hashCode() * 31 + start) * 31 + end;
  }

  /** Name of the file as the user knows it. */
  public String file() {
    return source.name();
  }

  /** Line of the first byte, from 1. */
  public int line() {
    return source.lineAt(start);
  }

  /** Column of the first byte, from 1, in code points. */
  public int column() {
    return source.columnAt(start);
  }

  /** JSON Pointer (RFC 6901) of the innermost value that contains this range. */
  public String pointer() {
    return source.pointerAt(start, end);
  }

  /** The text of the range, as it stands in the file. */
  public String text() {
    byte[] bytes = source.bytes();
    int from = Math.min(start, bytes.length);
    return new String(bytes, from, Math.min(end, bytes.length) - from, UTF_8);
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return file() + ":" + line() + ":" + column();
  }
}
