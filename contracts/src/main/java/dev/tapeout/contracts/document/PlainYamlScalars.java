package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes nodes of the scalars that {@link PlainYamlReader} meets. */
final class PlainYamlScalars {
  /** Longer numbers are looked at twice. */
  private static final int LONGEST_NUMBER = 100;

  private final Source source;
  private final byte[] bytes;
  private final PlainYamlText text;

  PlainYamlScalars(Source source, PlainYamlText text) {
    this.source = source;
    this.bytes = source.bytes();
    this.text = text;
  }

  /** A text in quotes, which stand at {@code start} and {@code end - 1}. */
  StringNode quoted(int start, int end) {
    return new StringNode(source, start, end);
  }

  /** A scalar without quotes, on this line and those below it that stand deeper than that. */
  Node plain(int start, int indent) {
    if (!text.startsPlain(start)) {
      throw text.unusual;
    }
    int end = text.plainEnd(start);
    int next = continuation(end, indent);
    if (next < 0) {
      return plainOnLine(start, end);
    }
    StringBuilder lines = new StringBuilder(new String(bytes, start, end - start, UTF_8));
    while (next >= 0) {
      fold(end, next, lines);
      end = text.plainEnd(next);
      lines.append(new String(bytes, next, end - next, UTF_8));
      next = continuation(end, indent);
    }
    return new StringNode(source, start, end, lines.toString());
  }

  /** Where a plain text that breaks off at {@code from} goes on; -1 where that was its end. */
  private int continuation(int from, int indent) {
    int i = text.blanks(from);
    int line = i;
    while (text.at(i) == '\n') {
      line = i + 1;
      i = text.blanks(line);
    }
    byte c = text.at(i);
    return line > from && i - line > indent && c != '#' && c != -1 ? i : -1;
  }

  /** One line break is a blank; of several, all but the first count. */
  private void fold(int from, int to, StringBuilder out) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        breaks++;
      }
    }
    out.append(breaks == 1 ? " " : "\n".repeat(breaks - 1));
  }

  /** A scalar without quotes that ends on its line. */
  Node plainOnLine(int start, int end) {
    byte first = bytes[start];
    if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
      return numeric(start, end);
    }
    if (end - start > 5 || "~nNtTfF".indexOf(first) < 0) {
      return new StringNode(source, start, end);
    }
    return switch (CoreSchema.kind(new String(bytes, start, end - start, UTF_8))) {
      case NULL -> new NullNode(source, start, end);
      case TRUE -> new BooleanNode(source, start, end, true);
      case FALSE -> new BooleanNode(source, start, end, false);
      default -> new StringNode(source, start, end);
    };
  }

  private Node numeric(int start, int end) {
    if (end - start <= LONGEST_NUMBER && isJsonInteger(start, end)) {
      return new NumberNode(source, start, end);
    }
    String number = new String(bytes, start, end - start, UTF_8);
    return switch (CoreSchema.kind(number)) {
      case NUMBER -> {
        if (tooLarge(start, end)) {
          throw text.unusual;
        }
        yield new NumberNode(source, start, end, CoreSchema.literal(number));
      }
      case NOT_FINITE -> throw text.unusual;
      default -> new StringNode(source, start, end);
    };
  }

  private boolean tooLarge(int start, int end) {
    return end - start > LONGEST_NUMBER || NumberLimits.tooLarge(bytes, start, end);
  }

  private boolean isJsonInteger(int start, int end) {
    int first = bytes[start] == '-' ? start + 1 : start;
    for (int i = first; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return first < end && (bytes[first] != '0' || end == first + 1);
  }

  /** Whether the plain text may be a key: neither null nor a merge key nor a strange number. */
  boolean mayBeKey(int start, int end) {
    if ("~nN.+-<0123456789".indexOf(bytes[start]) < 0) {
      return true;
    }
    String key = new String(bytes, start, end - start, UTF_8);
    return switch (CoreSchema.kind(key)) {
      case NULL, NOT_FINITE -> false;
      case NUMBER -> !tooLarge(start, end);
      default -> !key.equals("<<");
    };
  }

  /** A literal or folded scalar below {@code indent}, whose indicator stands at {@code start}. */
  StringNode block(int start, int indent) {
    int header = text.at(start + 1) == '-' ? start + 2 : start + 1;
    if (!text.isBlank(header) || !text.isLineEnd(text.blanks(header))) {
      throw text.unusual;
    }
    int widest = 0;
    int line = text.nextLine(header);
    int first = text.blanks(line);
    while (text.at(first) == '\n') {
      widest = Math.max(widest, first - line);
      line = first + 1;
      first = text.blanks(line);
    }
    int depth = first - line;
    if (depth <= indent || depth < widest || first >= bytes.length) {
      throw text.unusual;
    }
    BlockScalar lines = new BlockScalar(bytes, first, depth);
    int last;
    int lineEnd;
    do {
      last = lines.at();
      lineEnd = lines.lineEnd();
    } while (lines.next());
    int visible = lineEnd;
    while (visible > last && bytes[visible - 1] == ' ') {
      visible--;
    }
    if (visible == last || lineEnd == bytes.length) {
      throw text.unusual;
    }
    return new StringNode(source, start, visible);
  }
}
