package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Reads the plain YAML that most contracts are written in straight from the bytes: mappings and
 * lists by indentation, short flow collections, scalars of all styles; no anchors, tags,
 * directives, tabs or carriage returns. It gives up at the first thing that it does not know for
 * certain or that deserves a diagnostic, and {@link YamlReader} reads the file instead: what it
 * does read has the very nodes and positions that {@link YamlReader} gives it.
 */
final class PlainYamlReader {
  /** As long as YAML lets a key be, less what makes the question hard (YAML 1.2.2, 7.4.3). */
  private static final int LONGEST_KEY = 1_000;

  private final Source source;
  private final byte[] bytes;
  private final Limits limits;
  private final PlainYamlText text;
  private final PlainYamlScalars scalars;
  private final KeyTable keys = new KeyTable();
  private final OpenNodes open = new OpenNodes();
  private long count;

  /** The byte at hand, and the first one of its line. */
  private int at;

  private int line;

  /** Of the next content, once a value is read; -1 at the end. */
  private int column;

  /** Offset just past the last scalar or closing bracket: where block collections end. */
  private int lastEnd;

  private PlainYamlReader(Source source, Limits limits) {
    this.source = source;
    this.bytes = source.bytes();
    this.limits = limits;
    this.text = new PlainYamlText(bytes);
    this.scalars = new PlainYamlScalars(source, text);
  }

  /** The tree; null where this reader is not the one for the source. */
  static @Nullable Node read(Source source, Limits limits) {
    if (!PlainYamlText.plainCharacters(source.bytes())) {
      return null;
    }
    try {
      return new PlainYamlReader(source, limits).document();
    } catch (PlainYamlText.Unusual unusual) {
      return null;
    }
  }

  private Node document() {
    content();
    if (column == 0 && text.is(at, "---\n")) {
      at += 4;
      content();
    }
    Node root = collection(1);
    if (root == null || column >= 0) {
      throw text.unusual;
    }
    return root;
  }

  /** The list or mapping that starts here; null where none does. */
  private @Nullable Node collection(int depth) {
    if (column < 0) {
      return null;
    }
    if (text.isDash(at)) {
      return sequence(column, depth, false);
    }
    return text.keyEnd(at) < 0 ? null : mapping(column, depth);
  }

  private Node mapping(int indent, int depth) {
    enter(depth);
    int start = at;
    int base = open.size();
    while (column == indent) {
      int keyStart = at;
      KeyTable.Key key = key(text.keyEnd(at));
      at = text.blanks(at) + 1;
      int slot = open.push(key, keyStart);
      open.value(slot, value(indent, depth, true));
    }
    if (column > indent) {
      throw text.unusual;
    }
    return object(start, lastEnd, base);
  }

  /**
   * @param inMapping whether the list stands as far left as the keys of the mapping around it
   */
  private Node sequence(int indent, int depth, boolean inMapping) {
    enter(depth);
    int start = at;
    int base = open.size();
    while (column == indent && text.isDash(at)) {
      at++;
      int slot = open.push();
      open.value(slot, value(indent, depth, false));
    }
    if (column > indent || column == indent && !inMapping) {
      throw text.unusual;
    }
    return open.array(source, start, lastEnd, base);
  }

  private void enter(int depth) {
    if (depth > limits.depth()) {
      throw text.unusual;
    }
    counted();
  }

  private void counted() {
    if (++count > limits.nodes()) {
      throw text.unusual;
    }
  }

  /** The key in {@code [at, end)}; leaves {@link #at} behind it. */
  private KeyTable.Key key(int end) {
    counted();
    int from = at;
    if (end < 0 || end - from > LONGEST_KEY || column == 0 && text.isMarker(from)) {
      throw text.unusual;
    }
    at = end;
    byte first = bytes[from];
    if (first == '"' || first == '\'') {
      for (int i = from + 1; i < end - 1; i++) {
        if (bytes[i] == '\n') {
          throw text.unusual;
        }
        if (bytes[i] == '\\' || bytes[i] == '\'') {
          byte[] decoded = scalars.quoted(from, end).value().getBytes(UTF_8);
          return keys.intern(decoded, 0, decoded.length);
        }
      }
      return keys.intern(bytes, from + 1, end - 1);
    }
    if (!scalars.mayBeKey(from, end)) {
      throw text.unusual;
    }
    return keys.intern(bytes, from, end);
  }

  /** What belongs to the key or dash that ends here; leaves {@link #at} at the next content. */
  private Node value(int indent, int depth, boolean ofKey) {
    int behind = at;
    at = text.blanks(at);
    if (text.isLineEnd(at)) {
      nextLine();
      if (column > indent) {
        Node below = collection(depth + 1);
        return below != null ? below : scalar(indent, depth);
      }
      if (ofKey && column == indent && text.isDash(at)) {
        return sequence(indent, depth + 1, true);
      }
      counted();
      lastEnd = behind;
      return new NullNode(source, behind, behind);
    }
    column = at - line;
    Node beside = ofKey ? null : collection(depth + 1);
    return beside != null ? beside : scalar(indent, depth);
  }

  /** A scalar or flow collection below {@code indent}. */
  private Node scalar(int indent, int depth) {
    byte first = bytes[at];
    if (first == '[' || first == '{') {
      Node node = flow(depth + 1);
      nextLine();
      return node;
    }
    counted();
    Node node;
    if (first == '|' || first == '>') {
      node = scalars.block(at, indent);
      at = text.nextLine(node.end());
      content();
    } else {
      boolean quoted = first == '"' || first == '\'';
      node = quoted ? scalars.quoted(at, text.quotedEnd(at)) : scalars.plain(at, indent);
      at = node.end();
      nextLine();
    }
    lastEnd = node.end();
    return node;
  }

  private Node flow(int depth) {
    enter(depth);
    int start = at;
    boolean object = bytes[at++] == '{';
    byte close = (byte) (object ? '}' : ']');
    int base = open.size();
    at = text.flowBlanks(at);
    if (text.at(at) == close) {
      at++;
    } else {
      byte next;
      do {
        member(object, depth);
        at = text.flowBlanks(at);
        next = text.at(at++);
        at = next == ',' ? text.flowBlanks(at) : at;
      } while (next == ',');
      if (next != close) {
        throw text.unusual;
      }
    }
    lastEnd = at;
    return object ? object(start, at, base) : open.array(source, start, at, base);
  }

  private Node object(int start, int end, int base) {
    open.dropDuplicates(
        base,
        (key, again, first) -> {
          throw text.unusual;
        });
    return open.object(source, start, end, base);
  }

  private void member(boolean ofObject, int depth) {
    int slot;
    if (ofObject) {
      int keyStart = at;
      byte first = text.at(at);
      KeyTable.Key key =
          key(first == '"' || first == '\'' ? text.quotedEnd(at) : text.flowPlainEnd(at));
      slot = open.push(key, keyStart);
      if (text.at(at) != ':' || text.at(at + 1) != ' ') {
        throw text.unusual;
      }
      at = text.flowBlanks(at + 1);
    } else {
      slot = open.push();
    }
    open.value(slot, flowValue(depth));
  }

  private Node flowValue(int depth) {
    byte first = text.at(at);
    if (first == '[' || first == '{') {
      return flow(depth + 1);
    }
    counted();
    boolean quoted = first == '"' || first == '\'';
    int end = quoted ? text.quotedEnd(at) : text.flowPlainEnd(at);
    Node node = quoted ? scalars.quoted(at, end) : scalars.plainOnLine(at, end);
    at = end;
    return node;
  }

  /** Steps over what may follow a value on its line, to the next content. */
  private void nextLine() {
    int end = text.blanks(at);
    if (end < bytes.length && bytes[end] != '\n' && (bytes[end] != '#' || end == at)) {
      throw text.unusual;
    }
    at = text.nextLine(end);
    content();
  }

  /** Steps from the start of a line to the next content, over blank lines and comments. */
  private void content() {
    while (true) {
      line = at;
      at = text.blanks(at);
      if (!text.isLineEnd(at)) {
        column = at - line;
        return;
      }
      if (at >= bytes.length) {
        column = -1;
        return;
      }
      at = text.nextLine(at);
    }
  }
}
