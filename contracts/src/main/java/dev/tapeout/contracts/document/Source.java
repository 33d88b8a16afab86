package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file (UTF-8, without byte order mark), the name that the user knows it by, and,
 * once it has been read, its tree. All offsets count bytes after the byte order mark.
 */
public final class Source {
  /** The source of values that were not read from a file. */
  public static final Source NONE = new Source("(none)", new byte[0]);

  /** How many bytes share one entry of {@link #continuations}. */
  private static final int BLOCK = 4096;

  private final String name;
  private final byte[] bytes;
  private int @Nullable [] lineStarts;
  private int @Nullable [] continuations;
  private @Nullable Node root;
  private boolean json;

  /** A UTF-8 byte order mark at the start of {@code bytes} is dropped. */
  public Source(String name, byte[] bytes) {
    this.name = name;
    this.bytes = Utf8.startsWithMark(bytes) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  /** The name to show: a path as the user gave it, or {@code git:REF:path}. */
  public String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The tree that was read from this source; null where it has none. */
  public @Nullable Node root() {
    return root;
  }

  void root(Node node) {
    this.root = node;
  }

  void readAsJson() {
    this.json = true;
  }

  /** Whether it was read as JSON, not as YAML. */
  public boolean isJson() {
    return json;
  }

  /** The line of a byte offset, from 1. */
  public int lineAt(int offset) {
    int i = Arrays.binarySearch(lines(), offset);
    return i >= 0 ? i + 1 : -i - 1;
  }

  /** The column of a byte offset in its line, from 1, in code points. */
  public int columnAt(int offset) {
    int at = Math.min(offset, bytes.length);
    int lineStart = lines()[lineAt(at) - 1];
    int continuations =
        at - lineStart <= BLOCK
            ? continuationsIn(lineStart, at)
            : continuationsBefore(at) - continuationsBefore(lineStart);
    return 1 + at - lineStart - continuations;
  }

  /** How many lines the source has. */
  public int lineCount() {
    return lines().length;
  }

  /** The text of a line (from 1), without its line break. */
  public String line(int number) {
    int from = lines()[number - 1];
    return new String(bytes, from, lineEnd(number) - from, UTF_8);
  }

  int lineStart(int number) {
    return lines()[number - 1];
  }

  /** Offset just past the last byte of a line (from 1), its line break not counted. */
  int lineEnd(int number) {
    int[] starts = lines();
    int from = starts[number - 1];
    int to = number < starts.length ? starts[number] : bytes.length;
    while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
      to--;
    }
    return to;
  }

  /** JSON Pointer of the innermost value of the tree whose range contains the given one. */
  public String pointerAt(int start, int end) {
    Node at = root;
    return at == null ? "" : Pointers.locate(at, start, end);
  }

  private synchronized int[] lines() {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = new int[bytes.length / 32 + 16];
      int count = 1;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
          }
          starts[count++] = i + 1;
        }
      }
      starts = Arrays.copyOf(starts, count);
      lineStarts = starts;
    }
    return starts;
  }

  /** How many bytes before {@code offset} continue a code point; for long lines. */
  private int continuationsBefore(int offset) {
    int block = offset / BLOCK;
    return continuations()[block] + continuationsIn(block * BLOCK, offset);
  }

  private int continuationsIn(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (Utf8.continues(bytes[i])) {
        count++;
      }
    }
    return count;
  }

  /** How many bytes before the start of each block continue a code point. */
  private synchronized int[] continuations() {
    int[] counts = continuations;
    if (counts == null) {
      counts = new int[bytes.length / BLOCK + 1];
      int count = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (i % BLOCK == 0) {
          counts[i / BLOCK] = count;
        }
        if (Utf8.continues(bytes[i])) {
          count++;
        }
      }
      if (bytes.length % BLOCK == 0) {
        counts[bytes.length / BLOCK] = count;
      }
      continuations = counts;
    }
    return counts;
  }
}
