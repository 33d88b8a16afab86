package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.reference.References;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.change.Words;
import dev.tapeout.diff.payload.Payloads;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is carried beside a body is text, in which {@code 5} and {@code "5"} are the same, and so
 * are, in a request, {@code a} and the exploded array {@code [a]}: {@code ?q=a}.
 */
final class TextForm {
  private static final Node TEXT = type("string");

  private TextForm() {}

  /** Reports a change of the type that no text shows; false where there is none. */
  static boolean compare(Exchange exchange, Carrier old, Carrier current, Direction direction) {
    boolean request = direction == Direction.REQUEST;
    Node before = old.schema();
    Node after = current.schema();
    Carrier sender = request ? old : current;
    if (before == null
        || after == null
        || Carriage.composite(sender)
        || exchange.unchanged(before, after)) {
      return false;
    }
    Node sent = request ? before : after;
    Node read = request ? after : before;
    Carrier reader = request ? current : old;
    Payloads payloads = exchange.payloads();
    Node written = written(sent);
    if (payloads.within(sent, read)) {
      return false;
    }
    if (same(
        payloads, new Value(sent, sender.references()), new Value(read, reader.references()))) {
      report(exchange, direction, current.name(), before, after);
      return true;
    }
    boolean exploded = request && reader.style().equals("form") && reader.explode();
    if (exploded
        && (payloads.within(listOf(written), read) || payloads.within(listOf(TEXT), read))) {
      report(
          exchange,
          direction,
          "parameter-became-list",
          current.name() + " now takes several values",
          before,
          after);
      return true;
    }
    return false;
  }

  /** A schema that stands in one of the contracts. */
  record Value(Node schema, References references) {}

  /** Whether a single value has another type, while the texts of all that is sent are read. */
  static boolean same(Payloads payloads, Value sent, Value read) {
    Node schema = read.schema();
    if (!Carriage.single(sent.schema(), sent.references())
        || payloads.within(sent.schema(), schema)) {
      return false;
    }
    if (payloads.within(written(sent.schema()), schema) || payloads.within(TEXT, schema)) {
      return true;
    }
    Node texts = TextImage.covering(sent.schema(), sent.references());
    Node understood = TextImage.within(meant(schema, read.references()), read.references());
    return texts != null
            && (understood != null && payloads.within(texts, understood)
                || payloads.within(texts, schema))
        || FewTexts.areRead(payloads, sent, schema);
  }

  /** What is sent of a value: null has no text. */
  private static Node written(Node sent) {
    return Values.object(Map.of("allOf", Values.array(List.of(sent, notNull()))));
  }

  /** What references lead to, where nothing beside them says more; else null. */
  static @Nullable Node meant(@Nullable Node schema, References references) {
    Node at = schema;
    while (at instanceof ObjectNode holder && holder.has("$ref")) {
      boolean alone =
          holder.keys().stream().allMatch(key -> key.equals("$ref") || TextImage.harmless(key));
      at = alone ? references.target(holder, "$ref") : null;
    }
    return at;
  }

  /** Says that a value has another type, and that it is the same text. */
  static void report(Exchange exchange, Direction direction, String name, Node before, Node after) {
    boolean request = direction == Direction.REQUEST;
    report(
        exchange,
        direction,
        request ? "parameter-became-text" : "response-header-type-changed",
        name + " has another type, which its text does not show",
        before,
        after);
  }

  private static void report(
      Exchange exchange, Direction direction, String rule, String what, Node before, Node after) {
    exchange.report(
        rule,
        Severity.COMPATIBLE,
        direction,
        Words.capital("the " + what + "."),
        before.location(),
        after.location(),
        Words.exact(before),
        Words.exact(after));
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
