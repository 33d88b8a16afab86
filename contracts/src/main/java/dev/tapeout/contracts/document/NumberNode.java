package dev.tapeout.contracts.document;

import java.math.BigDecimal;

/** A number of any size and precision, kept exactly as written. */
public final class NumberNode extends Node {
  private final String literal;
  private final BigDecimal value;

  /**
   * @param literal the number as written, in JSON's grammar
   * @throws NumberFormatException if {@code literal} is no number
   */
  public NumberNode(Source source, int start, int end, String literal) {
    super(source, start, end);
    this.literal = literal;
    this.value = new BigDecimal(literal);
  }

  /** The exact value. */
  public BigDecimal value() {
    return value;
  }

  /** The number as written. */
  public String literal() {
    return literal;
  }

  @Override
  public JsonType type() {
    return JsonType.NUMBER;
  }

  @Override
  public boolean sameValue(Node other) {
    return other instanceof NumberNode n && value.compareTo(n.value) == 0;
  }

  @Override
  public int valueHash() {
    return value.signum() == 0 ? 0 : value.stripTrailingZeros().hashCode();
  }
}
