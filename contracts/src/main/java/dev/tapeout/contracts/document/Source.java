package dev.tapeout.contracts.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file (UTF-8, without byte order mark), the name that the user knows it by, and,
 * once it has been read, its tree.
 */
public final class Source {
  /** The source of values that were not read from a file. */
  public static final Source NONE = new Source("(none)", new byte[0]);

  private final String name;
  private final byte[] bytes;
  private int @Nullable [] lineStarts;
  private @Nullable Node root;

  public Source(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** The name to show: a path as the user gave it, or {@code git:REF:path}. */
  public String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  void root(Node node) {
    this.root = node;
  }

  /** The line of a byte offset, from 1. */
  public int lineAt(int offset) {
    int i = Arrays.binarySearch(lines(), offset);
    return i >= 0 ? i + 1 : -i - 1;
  }

  /** The column of a byte offset in its line, from 1, in code points. */
  public int columnAt(int offset) {
    int column = 1;
    int[] starts = lines();
    for (int i = starts[lineAt(offset) - 1]; i < offset && i < bytes.length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column;
  }

  /** How many lines the source has. */
  public int lineCount() {
    return lines().length;
  }

  /** The text of a line (from 1), without its line break. */
  public String line(int number) {
    int[] starts = lines();
    int from = starts[number - 1];
    int to = number < starts.length ? starts[number] : bytes.length;
    while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
      to--;
    }
    return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** JSON Pointer of the innermost value of the tree whose range contains the given one. */
  public String pointerAt(int start, int end) {
    Node at = root;
    return at == null ? "" : Pointers.locate(at, start, end);
  }

  private synchronized int[] lines() {
    int[] starts = lineStarts;
    if (starts == null) {
      int count = 1;
      for (byte b : bytes) {
        if (b == '\n') {
          count++;
        }
      }
      starts = new int[count];
      int line = 1;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          starts[line++] = i + 1;
        }
      }
      lineStarts = starts;
    }
    return starts;
  }
}
