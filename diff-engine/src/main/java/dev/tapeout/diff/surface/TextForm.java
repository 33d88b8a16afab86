package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Payloads;
import java.util.List;
import java.util.Map;

/**
 * What a request carries beside its body is text, in which {@code 5} and {@code "5"} are the same,
 * and so are {@code a} and the exploded array {@code [a]}: {@code ?q=a}.
 */
final class TextForm {
  private static final Node TEXT = type("string");

  private TextForm() {}

  /** Reports a change of the type that no text shows; false where there is none. */
  static boolean compare(Exchange exchange, Carrier old, Carrier current) {
    Node was = old.schema();
    Node is = current.schema();
    if (was == null || is == null || Carriage.composite(old) || exchange.unchanged(was, is)) {
      return false;
    }
    Payloads payloads = exchange.payloads();
    Node written = Values.object(Map.of("allOf", Values.array(List.of(was, notNull()))));
    if (payloads.within(written, is)) {
      return false;
    }
    if (payloads.within(TEXT, is)) {
      report(exchange, old, current, was, is, "parameter-became-text", "any text");
      return true;
    }
    boolean exploded = current.style().equals("form") && current.explode();
    if (exploded && (payloads.within(listOf(written), is) || payloads.within(listOf(TEXT), is))) {
      report(exchange, old, current, was, is, "parameter-became-list", "several values");
      return true;
    }
    return false;
  }

  private static void report(
      Exchange exchange,
      Carrier old,
      Carrier current,
      Node was,
      Node is,
      String rule,
      String what) {
    exchange.report(
        rule,
        Severity.COMPATIBLE,
        Direction.REQUEST,
        Words.capital("the " + current.name() + " now takes " + what + "."),
        Places.field(old.node(), "schema"),
        Places.field(current.node(), "schema"),
        Words.exact(was),
        Words.exact(is));
  }

  private static Node type(String name) {
    return Values.object(Map.of("type", Values.string(name)));
  }

  /** What is null has no text of its own. */
  private static Node notNull() {
    return Values.object(Map.of("not", type("null")));
  }

  private static Node listOf(Node item) {
    return Values.object(
        Map.of(
            "type", Values.string("array"),
            "prefixItems", Values.array(List.of(item)),
            "minItems", Values.number(1),
            "maxItems", Values.number(1)));
  }
}
