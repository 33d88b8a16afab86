package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectEdit;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The old contract with some differences made in it already, namely those that explain why a
 * position fails: if it fails from there as well, there is another cause. Other schemas are as they
 * are on the wire.
 */
final class Explained {
  private static final Node NOTHING = Values.object(Map.of("not", Values.TRUE));

  private final WireForm form;
  private final IdentityHashMap<Node, ObjectNode> made = new IdentityHashMap<>();

  Explained(WireForm form, List<Trace.Reached> explained) {
    this.form = form;
    explained.stream().filter(Explained::canBeMade).forEach(this::make);
  }

  /** False where the schema that it is in is no object, so that nothing can be put in its place. */
  static boolean canBeMade(Trace.Reached reached) {
    return reached.before() instanceof ObjectNode
        && reached.delta().schema() instanceof ObjectNode
        && object(reached.delta().changed()) instanceof ObjectNode;
  }

  /** Makes a difference, besides those that are made. */
  private void make(Trace.Reached reached) {
    ObjectNode written = (ObjectNode) reached.before();
    ObjectNode old = (ObjectNode) reached.delta().schema();
    ObjectNode changed = (ObjectNode) object(reached.delta().changed());
    ObjectNode known = made.getOrDefault(written, old);
    Node merged = Objects.requireNonNull(merged(old, known, changed));
    made.put(written, old == form.of(written) ? (ObjectNode) merged : copied(merged, written));
  }

  /** The schema object as it is compared; one with differences reads its references by itself. */
  ObjectNode of(ObjectNode written) {
    ObjectNode changed = made.get(written);
    return changed == null ? form.of(written) : Schemas.wrapped(changed, "allOf");
  }

  private static Node object(Node schema) {
    return schema.sameValue(Values.FALSE)
        ? NOTHING
        : schema.sameValue(Values.TRUE) ? Values.object(Map.<String, Node>of()) : schema;
  }

  /** What has become a branch of itself keeps its old form in there. */
  private ObjectNode copied(Node changed, ObjectNode written) {
    ObjectEdit edit = new ObjectEdit((ObjectNode) changed);
    for (String keyword : SchemaKeywords.COMBINATIONS) {
      List<Node> branches = Schemas.items(edit.get(keyword));
      if (branches.contains(written)) {
        Node copy = new ObjectEdit(form.of(written)).done();
        edit.put(
            keyword, Values.array(branches.stream().map(b -> b == written ? copy : b).toList()));
      }
    }
    return edit.done();
  }

  /** What comes of a value when two changes are made to it, each by itself. */
  private static @Nullable Node merged(
      @Nullable Node old, @Nullable Node one, @Nullable Node other) {
    if (Node.same(old, one) || Node.same(one, other)) {
      return other;
    }
    if (Node.same(old, other)) {
      return one;
    }
    if (one instanceof ObjectNode a && other instanceof ObjectNode b) {
      return members(old, a, b);
    }
    return one instanceof ArrayNode && other instanceof ArrayNode
        ? items(Schemas.items(old), Schemas.items(one), Schemas.items(other))
        : other;
  }

  private static Node members(@Nullable Node old, ObjectNode one, ObjectNode other) {
    ObjectEdit edit = new ObjectEdit(one);
    for (String key : Schemas.keys(old, other)) {
      Node was = Schemas.member(old, key);
      if (!Node.same(was, other.get(key))) {
        Deltas.set(edit, key, merged(was, one.get(key), other.get(key)));
      }
    }
    return edit.done();
  }

  private static Node items(List<Node> old, List<Node> one, List<Node> other) {
    List<Node> items = new ArrayList<>(one);
    items.removeIf(item -> has(old, item) && !has(other, item));
    other.stream().filter(item -> !has(old, item) && !has(one, item)).forEach(items::add);
    return Values.array(items);
  }

  private static boolean has(List<Node> items, Node item) {
    return items.stream().anyMatch(item::sameValue);
  }
}
