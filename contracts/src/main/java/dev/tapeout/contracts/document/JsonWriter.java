package dev.tapeout.contracts.document;

/** Writes a tree as JSON text. */
public final class JsonWriter {
  private JsonWriter() {}

  /** Compact JSON, members in document order, numbers as written. */
  public static String compact(Node node) {
    throw new IllegalStateException("document room under construction");
  }
}
