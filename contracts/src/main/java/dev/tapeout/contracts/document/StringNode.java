package dev.tapeout.contracts.document;

import org.jspecify.annotations.Nullable;

/** A string; one read from JSON is decoded when it is first asked for. */
public final class StringNode extends Node {
  private volatile @Nullable String value;

  public StringNode(Source source, int start, int end, String value) {
    super(source, start, end);
    this.value = value;
  }

  /** A JSON string whose quotes stand at {@code start} and {@code end - 1}, decoded later. */
  StringNode(Source source, int start, int end) {
    super(source, start, end);
  }

  public String value() {
    String v = value;
    if (v == null) {
      v = JsonStrings.decode(source().bytes(), start() + 1, end() - 1);
      value = v;
    }
    return v;
  }

  @Override
  public JsonType type() {
    return JsonType.STRING;
  }

  @Override
  public boolean sameValue(Node other) {
    return other instanceof StringNode s && s.value().equals(value());
  }

  @Override
  public int valueHash() {
    return value().hashCode();
  }
}
