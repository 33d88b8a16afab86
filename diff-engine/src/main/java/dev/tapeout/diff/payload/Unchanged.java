package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.openapi.Contract;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells what need not be compared: parts that read the same in both contracts, down to all that
 * they refer to. References make a graph of pairs; a pair is changed where its text is, or where a
 * pair that it refers to is. Each pair is looked at once.
 */
final class Unchanged {
  private final Contract before;
  private final Contract after;

  /** Equal text means equal meaning only where both are lifted the same way, node by node. */
  private final boolean textCounts;

  private final Map<Pair, Boolean> known = new HashMap<>();
  private final IdentityHashMap<Node, List<ObjectNode>> holders = new IdentityHashMap<>();

  Unchanged(Contract before, Contract after) {
    this.before = before;
    this.after = after;
    this.textCounts = lift(before) == lift(after) && lift(before) != '2';
  }

  /** {@code 2} for OpenAPI 2.0, else what follows {@code 3.}. */
  private static char lift(Contract contract) {
    String version = contract.openapi();
    return version.startsWith("2") || version.length() < 3 ? '2' : version.charAt(2);
  }

  boolean test(Node a, Node b) {
    Pair start = new Pair(a, b);
    Boolean decided = known.get(start);
    return decided != null ? decided : explore(start);
  }

  private boolean explore(Pair start) {
    Map<Pair, List<Pair>> referredBy = new HashMap<>();
    Set<Pair> met = new HashSet<>(Set.of(start));
    Deque<Pair> work = new ArrayDeque<>(Set.of(start));
    Deque<Pair> changed = new ArrayDeque<>();
    while (!work.isEmpty()) {
      Pair pair = work.remove();
      List<Pair> targets = sameText(pair) ? targets(pair) : null;
      if (targets == null) {
        changed.add(pair);
        continue;
      }
      for (Pair target : targets) {
        Boolean decided = known.get(target);
        if (decided == null) {
          referredBy.computeIfAbsent(target, t -> new ArrayList<>()).add(pair);
          if (met.add(target)) {
            work.add(target);
          }
        } else if (!decided) {
          changed.add(pair);
        }
      }
    }
    while (!changed.isEmpty()) {
      Pair pair = changed.remove();
      if (!Boolean.FALSE.equals(known.put(pair, false))) {
        changed.addAll(referredBy.getOrDefault(pair, List.of()));
      }
    }
    met.forEach(pair -> known.putIfAbsent(pair, true));
    return Boolean.TRUE.equals(known.get(start));
  }

  private boolean sameText(Pair pair) {
    return (textCounts && pair.before().sameText(pair.after())
            || pair.before().sameValue(pair.after()))
        && sameDialect(pair);
  }

  /** What is said around a schema of the dialect that it is written in. */
  private boolean sameDialect(Pair pair) {
    Node old = before.references().declaredDialect(pair.before());
    Node now = after.references().declaredDialect(pair.after());
    return old == null ? now == null : now != null && old.sameValue(now);
  }

  /** What the references of both sides lead to, pairwise; null where they do not correspond. */
  private @Nullable List<Pair> targets(Pair pair) {
    List<ObjectNode> ours = holders(pair.before());
    List<ObjectNode> theirs = holders(pair.after());
    if (ours.size() != theirs.size()) {
      return null;
    }
    List<Pair> targets = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ObjectNode a = ours.get(i);
      ObjectNode b = theirs.get(i);
      if (a.has("$dynamicRef")
          || !(a.get("$ref") instanceof StringNode old)
          || !(b.get("$ref") instanceof StringNode now)) {
        return null;
      }
      // What leads round in a circle may have changed there.
      Node from = before.references().lookUp(a, old.value()).target();
      Node to = after.references().lookUp(b, now.value()).target();
      if (from != null && to != null) {
        targets.add(new Pair(from, to));
      } else if (from != null || to != null) {
        return null;
      }
    }
    return targets;
  }

  /** The objects with references in a part, in an order that does not depend on layout. */
  private List<ObjectNode> holders(Node part) {
    List<ObjectNode> found = holders.get(part);
    if (found == null) {
      found = new ArrayList<>();
      collect(part, found);
      holders.put(part, found);
    }
    return found;
  }

  private static void collect(Node node, List<ObjectNode> out) {
    if (node instanceof ObjectNode object) {
      if (object.get("$ref") instanceof StringNode || object.has("$dynamicRef")) {
        out.add(object);
      }
      members(object, out);
    } else if (node instanceof ArrayNode array) {
      for (Node item : array) {
        collect(item, out);
      }
    }
  }

  /** Sorted by key where several members have references, which few objects have. */
  private static void members(ObjectNode object, List<ObjectNode> out) {
    int start = out.size();
    String first = null;
    Map<String, List<ObjectNode>> byKey = null;
    for (ObjectNode.Member member : object.members()) {
      int before = out.size();
      collect(member.value(), out);
      if (out.size() > before && first == null) {
        first = member.key();
      } else if (out.size() > before) {
        if (byKey == null) {
          byKey = new TreeMap<>();
          byKey.put(first, List.copyOf(out.subList(start, before)));
        }
        byKey.put(member.key(), List.copyOf(out.subList(before, out.size())));
      }
    }
    if (byKey != null) {
      out.subList(start, out.size()).clear();
      byKey.values().forEach(out::addAll);
    }
  }
}
