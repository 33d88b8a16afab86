package dev.tapeout.contracts.document;

/** The value {@code null}. */
public final class NullNode extends Node {
  public NullNode(Source source, int start, int end) {
    super(source, start, end);
  }

  @Override
  public JsonType type() {
    return JsonType.NULL;
  }

  @Override
  public boolean sameValue(Node other) {
    return other instanceof NullNode;
  }

  @Override
  public int valueHash() {
    return 1;
  }
}
