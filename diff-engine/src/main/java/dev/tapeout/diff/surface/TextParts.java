package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.reference.References;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single values inside what is written as text, each of which is a text by itself: the items of a
 * list in a parameter, the properties of an object in one, the fields of a form. Where only the
 * type of such a value changed and no text shows it, that is reported, and the value is left out of
 * what is compared as JSON.
 */
final class TextParts {
  /** How deep values are looked for; no style says how to write what lies deeper than two. */
  private static final int DEPTH = 4;

  private final Exchange exchange;
  private final Direction direction;
  private final References before;
  private final References after;

  private TextParts(Exchange exchange, Direction direction) {
    this.exchange = exchange;
    this.direction = direction;
    this.before = exchange.before().contract().references();
    this.after = exchange.after().contract().references();
  }

  /** The new schema of a parameter or header, with old values where the texts are the same. */
  static Node ofCarrier(
      Exchange exchange, Direction direction, Carrier old, Node before, Node after) {
    return new TextParts(exchange, direction).inside(before, after, old.name(), DEPTH);
  }

  /** The new schema of a body; of a form, with old fields where the texts are the same. */
  static @Nullable Node ofBody(
      Exchange exchange, Direction direction, MediaType before, MediaType after) {
    Node old = before.schema();
    Node current = after.schema();
    boolean forms = Encodings.isForm(before) && Encodings.isForm(after);
    return forms && old != null && current != null && !exchange.unchanged(old, current)
        ? new TextParts(exchange, direction).fields(before, old, after, current)
        : current;
  }

  private Node fields(MediaType before, Node old, MediaType after, Node current) {
    ObjectNode a = object(this.before, old);
    ObjectNode b = object(this.after, current);
    if (a == null || b == null) {
      return current;
    }
    return properties(
        a,
        b,
        current,
        (name, was, is) ->
            isText(before, name, was, exchange.before())
                    && isText(after, name, is, exchange.after())
                ? value(was, is, "form field '" + name + "'", 1)
                : is);
  }

  /** Whether a field is written as plain text, not as JSON and the like. */
  private static boolean isText(MediaType form, String name, Node schema, Operation operation) {
    ObjectNode encoding =
        form.node().get("encoding") instanceof ObjectNode all
                && all.get(name) instanceof ObjectNode given
            ? given
            : null;
    if (encoding != null && Encodings.styled(encoding)) {
      return true;
    }
    return encoding != null && encoding.get("contentType") instanceof StringNode type
        ? MediaTypes.key(type.value()).equals("text/plain")
        : PartTypes.defaults(schema, operation.contract().references())
            .equals(Set.of("text/plain"));
  }

  private interface Change {
    Node of(String name, Node before, Node after);
  }

  private Node value(Node old, Node current, String name, int depth) {
    if (exchange.unchanged(old, current)) {
      return current;
    }
    if (Carriage.single(old, before) || Carriage.single(current, after)) {
      boolean same = TextForm.same(exchange.payloads(), sent(old, current), read(old, current));
      if (same) {
        TextForm.report(exchange, direction, name, old, current);
      }
      return same ? old : current;
    }
    return inside(old, current, name, depth);
  }

  private Node inside(Node old, Node current, String name, int depth) {
    ObjectNode a = object(before, old);
    ObjectNode b = object(after, current);
    if (depth == 0 || a == null || b == null) {
      return current;
    }
    Node changed =
        properties(
            a, b, current, (key, was, is) -> value(was, is, name + ": '" + key + "'", depth - 1));
    for (String keyword : new String[] {"items", "additionalProperties"}) {
      Node was = a.get(keyword);
      Node is = b.get(keyword);
      if (was instanceof ObjectNode && is instanceof ObjectNode) {
        Node value = value(was, is, name + ": each value", depth - 1);
        changed = value == is ? changed : with(changed == current ? b : changed, keyword, value);
      }
    }
    return changed;
  }

  /** The new schema, {@code b} where it leads to, with other properties; itself where none is. */
  private static Node properties(ObjectNode a, ObjectNode b, Node current, Change change) {
    if (!(a.get("properties") instanceof ObjectNode old)
        || !(b.get("properties") instanceof ObjectNode now)) {
      return current;
    }
    ObjectEdit edit = new ObjectEdit(now);
    boolean changed = false;
    for (ObjectNode.Member member : now.members()) {
      Node was = old.get(member.key());
      Node is = was == null ? member.value() : change.of(member.key(), was, member.value());
      if (is != member.value()) {
        edit.put(member.key(), is);
        changed = true;
      }
    }
    return changed ? with(b, "properties", edit.done()) : current;
  }

  private static Node with(Node schema, String keyword, Node value) {
    ObjectEdit edit = new ObjectEdit((ObjectNode) schema);
    edit.put(keyword, value);
    return edit.done();
  }

  /** The schema object that references lead to, where nothing stands beside them; else null. */
  private static @Nullable ObjectNode object(References references, Node schema) {
    return TextForm.meant(schema, references) instanceof ObjectNode object ? object : null;
  }

  private TextForm.Value sent(Node old, Node current) {
    return direction == Direction.REQUEST
        ? new TextForm.Value(old, before)
        : new TextForm.Value(current, after);
  }

  private TextForm.Value read(Node old, Node current) {
    return direction == Direction.REQUEST
        ? new TextForm.Value(current, after)
        : new TextForm.Value(old, before);
  }
}
