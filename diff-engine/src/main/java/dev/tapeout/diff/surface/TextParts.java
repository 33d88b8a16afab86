package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.contracts.openapi.MediaType;
import dev.tapeout.contracts.openapi.Operation;
import dev.tapeout.contracts.reference.References;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /**
   * What may stand beside a value that is left out, for none of it speaks of that value. Beside any
   * other keyword ({@code allOf}, {@code if}, {@code patternProperties}, {@code enum}, …) the other
   * type may show, and all is compared as JSON.
   */
  private static final Set<String> SILENT =
      Set.of(
          "$comment",
          "$defs",
          "type",
          "properties",
          "required",
          "minProperties",
          "maxProperties",
          "additionalProperties",
          "unevaluatedProperties",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems");

  private static final Set<String> COUNTS = Set.of("required", "minItems", "minProperties");

  private static final Set<String> MARKS =
      Set.of("readOnly", "writeOnly", "contentEncoding", "contentMediaType", "contentSchema");

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
      boolean same =
          marks(old, before).equals(marks(current, after))
              && TextForm.same(exchange.payloads(), sent(old, current), read(old, current));
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
      if (was instanceof ObjectNode
          && is instanceof ObjectNode
          && !leavesGap(a, b, was, is)
          && (!(a.has("uniqueItems") || b.has("uniqueItems")) || staysUnique(was, is))) {
        Node value = value(was, is, name + ": each value", depth - 1);
        changed = value == is ? changed : with(changed == current ? b : changed, keyword, value);
      }
    }
    return changed;
  }

  /** The new schema, {@code b} where it leads to, with other properties; itself where none is. */
  private Node properties(ObjectNode a, ObjectNode b, Node current, Change change) {
    if (!(a.get("properties") instanceof ObjectNode old)
        || !(b.get("properties") instanceof ObjectNode now)) {
      return current;
    }
    ObjectEdit edit = new ObjectEdit(now);
    boolean changed = false;
    for (ObjectNode.Member member : now.members()) {
      Node was = old.get(member.key());
      Node is =
          was == null || leavesGap(a, b, was, member.value())
              ? member.value()
              : change.of(member.key(), was, member.value());
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

  /**
   * The schema object that references lead to, where each of its keywords speaks of one part only
   * and nothing that is more than words stands beside a reference; else null.
   */
  private static @Nullable ObjectNode object(References references, Node schema) {
    Node end = TextForm.meant(schema, references);
    return end instanceof ObjectNode object
            && object.keys().stream().allMatch(TextParts::isSilent)
            && (end == schema || marks(schema, references).equals(marks(end, references)))
        ? object
        : null;
  }

  private static boolean isSilent(String key) {
    return SILENT.contains(key)
        || TextImage.harmless(key) && !key.startsWith("$") && !key.equals("discriminator");
  }

  /**
   * What a schema says of its value beside its bounds that is compared with the payloads: whether
   * it crosses the wire at all, what it holds, until when it lives, whether it has a default.
   */
  private static Set<String> marks(Node schema, References references) {
    Set<String> marks = new HashSet<>();
    for (Facet facet : Facet.of(List.of(schema), Where.DOCUMENT, references, Set.of(), true)) {
      for (ObjectNode.Member member : facet.object().members()) {
        String key = member.key();
        if (key.equals("default")) {
          marks.add(key);
        } else if (MARKS.contains(key) || Lifecycle.claims(key)) {
          marks.add(key + ": " + member.value());
        }
      }
    }
    return marks;
  }

  /** What is null is not written; where values are counted and it was allowed, one is missing. */
  private boolean leavesGap(ObjectNode a, ObjectNode b, Node old, Node current) {
    Node nothing = Values.object(Map.of("type", Values.string("null")));
    Node sent = sent(old, current).schema();
    Node nulls = Values.object(Map.of("allOf", Values.array(List.of(sent, nothing))));
    return COUNTS.stream().anyMatch(key -> a.has(key) || b.has(key))
        && !exchange.payloads().within(nulls, read(old, current).schema());
  }

  /** Whether different items have different texts, and those are different to who reads them. */
  private boolean staysUnique(Node old, Node current) {
    return type(sent(old, current)) instanceof StringNode
        && type(read(old, current)) instanceof StringNode read
        && read.value().equals("string");
  }

  private static @Nullable Node type(TextForm.Value value) {
    return TextForm.meant(value.schema(), value.references()) instanceof ObjectNode object
        ? object.get("type")
        : null;
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
