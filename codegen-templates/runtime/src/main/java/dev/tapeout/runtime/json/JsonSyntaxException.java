package dev.tapeout.runtime.json;

/** A text is no JSON. */
public final class JsonSyntaxException extends RuntimeException {
  private final int line;
  private final int column;

  JsonSyntaxException(int line, int column, String message) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1, in bytes or characters. */
  public int column() {
    return column;
  }
}
