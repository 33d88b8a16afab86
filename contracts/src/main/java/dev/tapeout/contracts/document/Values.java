package dev.tapeout.contracts.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Makes values that were not read from a file: witnesses, defaults, lifted keywords. */
public final class Values {
  public static final Node NULL = new NullNode(Source.NONE, 0, 0);
  public static final Node TRUE = new BooleanNode(Source.NONE, 0, 0, true);
  public static final Node FALSE = new BooleanNode(Source.NONE, 0, 0, false);

  private Values() {}

  public static Node bool(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static StringNode string(String value) {
    return new StringNode(Source.NONE, 0, 0, value);
  }

  public static NumberNode number(BigDecimal value) {
    return new NumberNode(Source.NONE, 0, 0, plain(value));
  }

  public static NumberNode number(long value) {
    return new NumberNode(Source.NONE, 0, 0, Long.toString(value));
  }

  public static ArrayNode array(List<? extends Node> items) {
    return new ArrayNode(Source.NONE, 0, 0, items);
  }

  /** An object with the map's entries in its iteration order. */
  public static ObjectNode object(Map<String, ? extends Node> members) {
    return new ObjectNode(
        Source.NONE,
        0,
        0,
        members.keySet().toArray(String[]::new),
        new int[members.size()],
        members.values().toArray(Node[]::new));
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return Math.abs((long) stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
  }
}
