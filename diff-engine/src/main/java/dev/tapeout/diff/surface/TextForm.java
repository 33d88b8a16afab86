package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
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
    Carrier sender = request ? old : current;
    Carrier reader = request ? current : old;
    Node sent = sender.schema();
    Node read = reader.schema();
    if (sent == null
        || read == null
        || Carriage.composite(sender)
        || exchange.unchanged(sent, read)) {
      return false;
    }
    Payloads payloads = exchange.payloads();
    Node written = Values.object(Map.of("allOf", Values.array(List.of(sent, notNull()))));
    boolean wrote = payloads.within(written, read);
    if (wrote && payloads.within(sent, read)) {
      return false;
    }
    if (wrote
        || payloads.within(TEXT, read)
        || sameText(payloads, sender.references().follow(sent), read, meant(reader))) {
      String rule = request ? "parameter-became-text" : "response-header-type-changed";
      report(
          exchange,
          old,
          current,
          direction,
          rule,
          "has another type, which its text does not show");
      return true;
    }
    boolean exploded = request && reader.style().equals("form") && reader.explode();
    if (exploded
        && (payloads.within(listOf(written), read) || payloads.within(listOf(TEXT), read))) {
      report(
          exchange, old, current, direction, "parameter-became-list", "now takes several values");
      return true;
    }
    return false;
  }

  /** Whether the texts of all that is sent are texts of what is read. */
  private static boolean sameText(
      Payloads payloads, @Nullable Node sent, Node read, @Nullable Node meant) {
    Node texts = TextImage.covering(sent);
    Node understood = TextImage.within(meant);
    return texts != null
        && (understood != null && payloads.within(texts, understood)
            || payloads.within(texts, read));
  }

  /** What references lead to, where nothing beside them says more; else null. */
  private static @Nullable Node meant(Carrier reader) {
    Node at = reader.schema();
    while (at instanceof ObjectNode holder && holder.has("$ref")) {
      boolean alone =
          holder.keys().stream().allMatch(key -> key.equals("$ref") || TextImage.harmless(key));
      at = alone ? reader.references().target(holder, "$ref") : null;
    }
    return at;
  }

  private static void report(
      Exchange exchange,
      Carrier old,
      Carrier current,
      Direction direction,
      String rule,
      String what) {
    exchange.report(
        rule,
        Severity.COMPATIBLE,
        direction,
        Words.capital("the " + current.name() + " " + what + "."),
        Places.field(old.node(), "schema"),
        Places.field(current.node(), "schema"),
        Words.exact(old.schema()),
        Words.exact(current.schema()));
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
