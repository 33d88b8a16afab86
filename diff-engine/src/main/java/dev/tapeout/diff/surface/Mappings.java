package dev.tapeout.diff.surface;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.openapi.Contract;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells whether two discriminators map the same values to the same schemas, by whatever names. */
final class Mappings {
  private final Contract before;
  private final Contract after;

  Mappings(Contract before, Contract after) {
    this.before = before;
    this.after = after;
  }

  boolean same(@Nullable Node old, @Nullable Node current) {
    if (!(old instanceof ObjectNode a) || !(current instanceof ObjectNode b)) {
      return Node.same(old, current);
    }
    Set<String> keys = new TreeSet<>(a.keys());
    keys.addAll(b.keys());
    keys.remove("mapping");
    ObjectNode from = mapping(a);
    ObjectNode to = mapping(b);
    return keys.stream().allMatch(key -> Node.same(a.get(key), b.get(key)))
        && Set.copyOf(from.keys()).equals(Set.copyOf(to.keys()))
        && from.keys().stream().allMatch(key -> sameSchema(from.get(key), to.get(key)));
  }

  private static ObjectNode mapping(ObjectNode discriminator) {
    return discriminator.get("mapping") instanceof ObjectNode mapping
        ? mapping
        : Values.object(Map.of());
  }

  /** A schema that is at its old place no more, and one that was not there before, are one. */
  private boolean sameSchema(@Nullable Node old, @Nullable Node current) {
    if (Node.same(old, current)) {
      return true;
    }
    Node from = target(old, before);
    Node to = target(current, after);
    return from != null
        && to != null
        && (place(from).equals(place(to)) && isOwn(from, before) == isOwn(to, after)
            || isGone(from, before, after) && isGone(to, after, before));
  }

  private static @Nullable Node target(@Nullable Node value, Contract contract) {
    return value instanceof StringNode reference
        ? contract.references().lookUp(value, reference.value()).target()
        : null;
  }

  private static String place(Node target) {
    return target.location().pointer();
  }

  private static boolean isOwn(Node target, Contract contract) {
    return target.source() == contract.node().source();
  }

  /** Whether a schema of one contract has no counterpart at its place in the other's document. */
  private static boolean isGone(Node target, Contract of, Contract other) {
    return !isOwn(target, of) || Pointers.resolve(other.node(), place(target)) == null;
  }
}
