package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The lines of a literal or folded scalar of YAML (YAML 1.2.2, section 8.1) that {@link
 * PlainYamlReader} has read: spaces only, no indicator but {@code -}, and its last line has a
 * visible character and a line break.
 */
final class BlockScalar {
  private final byte[] bytes;
  private final int depth;

  /** The first byte of a line that belongs to the text, past its indentation. */
  private int at;

  private int breaks;

  /**
   * @param at the first byte of the first line that is not empty, past its indentation
   * @param depth that indentation
   */
  BlockScalar(byte[] bytes, int at, int depth) {
    this.bytes = bytes;
    this.at = at;
    this.depth = depth;
  }

  /** Offset of the line at hand, past its indentation. */
  int at() {
    return at;
  }

  /**
   * Offset of the line break at the end of the line at hand; of the end of the text at its last.
   */
  int lineEnd() {
    return lineEnd(bytes, at);
  }

  static int lineEnd(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Steps to the next line that is not empty; false where the scalar ends. */
  boolean next() {
    breaks = 0;
    int line = lineEnd() + 1;
    int i = indentation(line);
    while (i < bytes.length && bytes[i] == '\n') {
      breaks++;
      line = i + 1;
      i = indentation(line);
    }
    at = i;
    return i < bytes.length && i - line == depth;
  }

  private int indentation(int line) {
    int most = Math.min(line + depth, bytes.length);
    int i = line;
    while (i < most && bytes[i] == ' ') {
      i++;
    }
    return i;
  }

  /** The text of the scalar whose indicator stands at {@code start}. */
  static String decode(byte[] bytes, int start) {
    boolean folded = bytes[start] == '>';
    int line = start;
    while (bytes[line] != '\n') {
      line++;
    }
    line++;
    int breaks = 0;
    int first = line;
    while (bytes[first] == ' ' || bytes[first] == '\n') {
      if (bytes[first++] == '\n') {
        line = first;
        breaks++;
      }
    }
    BlockScalar scalar = new BlockScalar(bytes, first, first - line);
    StringBuilder out = new StringBuilder("\n".repeat(breaks));
    boolean more = true;
    while (more) {
      int from = scalar.at;
      int to = scalar.lineEnd();
      out.append(new String(bytes, from, to - from, UTF_8));
      more = scalar.next();
      if (more) {
        boolean folds = folded && bytes[from] != ' ' && bytes[scalar.at] != ' ';
        out.append(!folds ? "\n" : scalar.breaks == 0 ? " " : "")
            .append("\n".repeat(scalar.breaks));
      }
    }
    return (bytes[start + 1] == '-' ? out : out.append('\n')).toString();
  }
}
