package dev.tapeout.contracts.document;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON text, and checks the escapes of its strings. */
final class JsonSyntax {
  private static final String RULE = "json-syntax";

  private final byte[] bytes;
  private final Problems problems;

  JsonSyntax(byte[] bytes, Problems problems) {
    this.bytes = bytes;
    this.problems = problems;
  }

  /** Something else than {@code wanted} stands at {@code at}. */
  Problems.Stop expected(String wanted, int at) {
    String found = wordAt(at);
    return problems.stop(
        RULE,
        at,
        at + Math.max(1, width(found)),
        "expected " + wanted + ", found " + name(at, found),
        hint(at));
  }

  Problems.Stop openString(int open) {
    return problems.stop(
        RULE,
        open,
        open + 1,
        "this string has no closing quote: the file ends inside it",
        "close the string with a double quote; check that the file is complete");
  }

  Problems.Stop controlCharacter(int open, int at) {
    boolean lineBreak = bytes[at] == '\n' || bytes[at] == '\r';
    return problems.stop(
        RULE,
        lineBreak ? open : at,
        at + 1,
        lineBreak
            ? "this string has no closing quote on its line"
            : String.format("a string holds the control character U+%04X as it is", bytes[at]),
        lineBreak
            ? "close the string with a double quote; write a line break inside a string as \\n"
            : String.format("write it as \\u%04x", bytes[at]));
  }

  Problems.Stop leadingZero(int start, int end) {
    return problems.stop(
        RULE,
        start,
        end,
        "a number must not start with 0 and further digits",
        "drop the zero, or quote the number");
  }

  /** Offset just past the escape whose backslash stands at {@code at}. */
  int escape(int at) {
    int kind = at + 1 < bytes.length ? bytes[at + 1] : -1;
    switch (kind) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return at + 2;
      case 'u':
        return unicode(at);
      default:
        throw problems.stop(
            RULE,
            at,
            Math.min(at + 2, bytes.length),
            "JSON knows no such escape",
            "write a backslash as \\\\; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }
  }

  private int unicode(int at) {
    int code = JsonStrings.hex4(bytes, at + 2);
    if (code < 0) {
      throw problems.stop(
          RULE, at, Math.min(at + 6, bytes.length), "\\u needs four hexadecimal digits", null);
    }
    if (code < 0xD800 || code > 0xDFFF) {
      return at + 6;
    }
    boolean escaped = at + 7 < bytes.length && bytes[at + 6] == '\\' && bytes[at + 7] == 'u';
    int low = escaped ? JsonStrings.hex4(bytes, at + 8) : -1;
    if (code > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
      throw problems.stop(
          RULE,
          at,
          at + 6,
          "this is one half of a surrogate pair without the other: no character",
          "write both halves, or the character itself");
    }
    return at + 12;
  }

  private String name(int at, String word) {
    if (at >= bytes.length) {
      return "the end of the file";
    }
    return bytes[at] == '"' ? "a string" : Problems.quote(word);
  }

  /** The word, or else the one character, at an offset. */
  private String wordAt(int at) {
    int end = at;
    while (end < bytes.length && end - at < 60 && Character.isLetterOrDigit(bytes[end])) {
      end++;
    }
    if (end == at && at < bytes.length) {
      do {
        end++;
      } while (end < bytes.length && Utf8.continues(bytes[end]));
    }
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  private static int width(String word) {
    return word.getBytes(StandardCharsets.UTF_8).length;
  }

  private @Nullable String hint(int at) {
    switch (at < bytes.length ? bytes[at] : -1) {
      case -1:
        return "check that the file is complete: a bracket is still open";
      case '\'':
        return "JSON puts keys and strings in double quotes";
      case '/', '#':
        return "JSON has no comments: remove it";
      case '}', ']':
        return precededByComma(at) ? "remove the comma before it" : null;
      case '"':
        return "check whether a comma is missing before it";
      default:
        return null;
    }
  }

  private boolean precededByComma(int at) {
    int i = at - 1;
    while (i >= 0 && bytes[i] <= ' ' && bytes[i] >= 0) {
      i--;
    }
    return i >= 0 && bytes[i] == ',';
  }
}
