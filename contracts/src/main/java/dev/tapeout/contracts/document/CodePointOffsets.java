package dev.tapeout.contracts.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns positions counted in code points into byte offsets. */
final class CodePointOffsets {
  private static final int STEP = 256;

  private final byte[] bytes;

  /** The byte offset of every {@link #STEP}th code point; null where all bytes are ASCII. */
  private final int @Nullable [] marks;

  CodePointOffsets(byte[] bytes) {
    this.bytes = bytes;
    int[] found = new int[bytes.length / STEP + 1];
    int points = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (!Utf8.continues(bytes[i])) {
        if (points % STEP == 0) {
          found[points / STEP] = i;
        }
        points++;
      }
    }
    this.marks = points == bytes.length ? null : Arrays.copyOf(found, (points + STEP - 1) / STEP);
  }

  /** The offset of the first byte of the code point number {@code index}, from 0. */
  int bytesBefore(int index) {
    if (marks == null || marks.length == 0) {
      return Math.min(index, bytes.length);
    }
    int mark = Math.min(index / STEP, marks.length - 1);
    int at = marks[mark];
    for (int left = index - mark * STEP; left > 0 && at < bytes.length; left--) {
      do {
        at++;
      } while (at < bytes.length && Utf8.continues(bytes[at]));
    }
    return at;
  }
}
