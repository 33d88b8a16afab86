package dev.tapeout.contracts.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A number of any size and precision, kept exactly as written. */
public final class NumberNode extends Node {
  private volatile @Nullable String literal;
  private volatile @Nullable BigDecimal value;

  /**
   * @param literal the number as written, in JSON's grammar
   * @throws NumberFormatException if {@code literal} is no number
   */
  public NumberNode(Source source, int start, int end, String literal) {
    super(source, start, end);
    this.literal = literal;
    this.value = new BigDecimal(literal);
  }

  /** A JSON number that has been checked before, decoded later. */
  NumberNode(Source source, int start, int end) {
    super(source, start, end);
  }

  /** The exact value. */
  public BigDecimal value() {
    BigDecimal v = value;
    if (v == null) {
      v = new BigDecimal(literal());
      value = v;
    }
    return v;
  }

  /** The number as written. */
  public String literal() {
    String l = literal;
    if (l == null) {
      l = new String(source().bytes(), start(), end() - start(), StandardCharsets.ISO_8859_1);
      literal = l;
    }
    return l;
  }

  @Override
  public JsonType type() {
    return JsonType.NUMBER;
  }

  @Override
  public boolean sameValue(Node other) {
    return other instanceof NumberNode n && value().compareTo(n.value()) == 0;
  }

  @Override
  public int valueHash() {
    return value().signum() == 0 ? 0 : value().stripTrailingZeros().hashCode();
  }
}
