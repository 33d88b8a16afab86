package dev.tapeout.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) straight from the bytes, which must be UTF-8. Strings and numbers are
 * checked here and decoded when they are first asked for.
 */
final class JsonReader {
  private final Source source;
  private final byte[] bytes;
  private final Limits limits;
  private final Problems problems;
  private final JsonSyntax syntax;
  private final KeyTable keys = new KeyTable();
  private int at;
  private final OpenNodes open = new OpenNodes();
  private long count;

  private JsonReader(Source source, Limits limits, Problems problems) {
    this.source = source;
    this.bytes = source.bytes();
    this.limits = limits;
    this.problems = problems;
    this.syntax = new JsonSyntax(bytes, problems);
  }

  /** The tree, or null where the source is no JSON; {@code problems} then says why. */
  static @Nullable Node read(Source source, Limits limits, Problems problems) {
    try {
      return new JsonReader(source, limits, problems).document();
    } catch (Problems.Stop stop) {
      return null;
    }
  }

  private Node document() {
    skip();
    Node root = value(0);
    skip();
    if (at < bytes.length) {
      throw syntax.expected("the end of the file", at);
    }
    return root;
  }

  private Node value(int depth) {
    int start = at;
    if (++count > limits.nodes()) {
      throw problems.tooManyValues(start, limits);
    }
    switch (peek()) {
      case '{':
        return object(depth + 1);
      case '[':
        return array(depth + 1);
      case '"':
        at = string(start);
        return new StringNode(source, start, at);
      case 't':
        word("true");
        return new BooleanNode(source, start, at, true);
      case 'f':
        word("false");
        return new BooleanNode(source, start, at, false);
      case 'n':
        word("null");
        return new NullNode(source, start, at);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
        return number(start);
      default:
        throw syntax.expected("a value", start);
    }
  }

  private Node object(int depth) {
    int start = enter(depth);
    int base = open.size();
    if (peek() == '}') {
      at++;
      return open.object(source, start, at, base);
    }
    while (true) {
      int keyStart = at;
      int slot = open.push(key(), keyStart);
      skip();
      if (peek() != ':') {
        throw syntax.expected("':' after the key", at);
      }
      at++;
      skip();
      open.value(slot, value(depth));
      skip();
      int next = peek();
      if (next != ',' && next != '}') {
        throw syntax.expected("',' or '}' after a member of an object", at);
      }
      at++;
      if (next == '}') {
        return members(start, base);
      }
      skip();
    }
  }

  private Node members(int start, int base) {
    open.dropDuplicates(
        base, (key, again, first) -> problems.duplicateKey(key, again, string(again), first));
    return open.object(source, start, at, base);
  }

  private Node array(int depth) {
    int start = enter(depth);
    int base = open.size();
    if (peek() == ']') {
      at++;
      return open.array(source, start, at, base);
    }
    while (true) {
      int slot = open.push();
      open.value(slot, value(depth));
      skip();
      int next = peek();
      if (next != ',' && next != ']') {
        throw syntax.expected("',' or ']' after an item of an array", at);
      }
      at++;
      if (next == ']') {
        return open.array(source, start, at, base);
      }
      skip();
    }
  }

  /** Steps over an opening bracket and the blanks behind it. */
  private int enter(int depth) {
    if (depth > limits.depth()) {
      throw problems.tooDeep(at, limits);
    }
    int start = at++;
    skip();
    return start;
  }

  private KeyTable.Key key() {
    if (peek() != '"') {
      throw syntax.expected("a key in double quotes", at);
    }
    int from = at + 1;
    at = string(at);
    int to = at - 1;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        byte[] decoded = JsonStrings.decode(bytes, from, to).getBytes(UTF_8);
        return keys.intern(decoded, 0, decoded.length);
      }
    }
    return keys.intern(bytes, from, to);
  }

  /** Offset just past the string whose opening quote stands at {@code open}. */
  private int string(int open) {
    byte[] b = bytes;
    int i = open + 1;
    while (i < b.length) {
      byte c = b[i];
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        i = syntax.escape(i);
      } else if (c < ' ' && c >= 0) {
        throw syntax.controlCharacter(open, i);
      } else {
        i++;
      }
    }
    throw syntax.openString(open);
  }

  private Node number(int start) {
    int i = bytes[start] == '-' ? start + 1 : start;
    int integer = i;
    i = digits(i);
    if (i > integer + 1 && bytes[integer] == '0') {
      throw syntax.leadingZero(start, i);
    }
    if (i < bytes.length && bytes[i] == '.') {
      i = digits(i + 1);
    }
    if (i < bytes.length && (bytes[i] | 0x20) == 'e') {
      boolean signed = i + 1 < bytes.length && (bytes[i + 1] == '-' || bytes[i + 1] == '+');
      i = digits(signed ? i + 2 : i + 1);
    }
    at = i;
    if (NumberLimits.tooLarge(bytes, start, i)) {
      NumberLimits.report(problems, start, i);
      return new NullNode(source, start, i);
    }
    return new NumberNode(source, start, i);
  }

  /** Offset just past the digits at {@code from}, of which there must be one. */
  private int digits(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    if (i == from) {
      throw syntax.expected("a digit", i);
    }
    return i;
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != word.charAt(i)) {
        throw syntax.expected("a value", at);
      }
    }
    at += word.length();
  }

  private void skip() {
    byte[] b = bytes;
    int i = at;
    while (i < b.length && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t')) {
      i++;
    }
    at = i;
  }

  /** The byte at hand; -1, which no UTF-8 text holds, at the end. */
  private int peek() {
    return at < bytes.length ? bytes[at] : -1;
  }
}
