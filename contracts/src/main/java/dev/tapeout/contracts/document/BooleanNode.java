package dev.tapeout.contracts.document;

/** {@code true} or {@code false}. */
public final class BooleanNode extends Node {
  private final boolean value;

  public BooleanNode(Source source, int start, int end, boolean value) {
    super(source, start, end);
    this.value = value;
  }

  public boolean value() {
    return value;
  }

  @Override
  public JsonType type() {
    return JsonType.BOOLEAN;
  }

  @Override
  public boolean sameValue(Node other) {
    return other instanceof BooleanNode b && b.value == value;
  }

  @Override
  public int valueHash() {
    return value ? 1231 : 1237;
  }
}
