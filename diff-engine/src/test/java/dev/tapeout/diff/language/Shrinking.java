package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.NumberNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Leaves out of a pair of schemas what a failure does not need. */
final class Shrinking {
  private static final int TRIES = 2_000;

  record Pair(ObjectNode a, ObjectNode b) {
    @Override
    public String toString() {
      return "A: " + a + "\nB: " + b;
    }
  }

  private final Predicate<Pair> fails;
  private int tries;

  private Shrinking(Predicate<Pair> fails) {
    this.fails = fails;
  }

  /** The smallest pair that is found for which {@code fails} still holds, as it does for these. */
  static Pair of(ObjectNode a, ObjectNode b, BiPredicate<ObjectNode, ObjectNode> fails) {
    Shrinking shrinking =
        new Shrinking(
            pair -> Places.whole(pair.a) && Places.whole(pair.b) && fails.test(pair.a, pair.b));
    Pair pair = new Pair(a, b);
    Pair smaller = shrinking.step(pair);
    while (smaller != pair) {
      pair = smaller;
      smaller = shrinking.step(pair);
    }
    return pair;
  }

  private Pair step(Pair pair) {
    for (List<Object> path : paths(pair.a)) {
      for (Node smaller : smaller(Json.at(pair.a, path))) {
        Pair both = new Pair(put(pair.a, path, smaller), put(pair.b, path, smaller));
        Pair one = new Pair(put(pair.a, path, smaller), pair.b);
        if (holds(both)) {
          return both;
        }
        if (holds(one)) {
          return one;
        }
      }
    }
    for (List<Object> path : paths(pair.b)) {
      for (Node smaller : smaller(Json.at(pair.b, path))) {
        Pair one = new Pair(pair.a, put(pair.b, path, smaller));
        if (holds(one)) {
          return one;
        }
      }
    }
    return pair;
  }

  private boolean holds(Pair pair) {
    return pair.a != null && pair.b != null && tries++ < TRIES && fails.test(pair);
  }

  /** Null where the path leads nowhere, or to no less. */
  private static ObjectNode put(ObjectNode document, List<Object> path, Node value) {
    try {
      Node old = Json.at(document, path);
      return value.toString().length() < old.toString().length()
              && Json.replaced(document, path, n -> value) instanceof ObjectNode out
          ? out
          : null;
    } catch (RuntimeException nowhere) {
      return null;
    }
  }

  /** Smaller stand-ins for a node, the smallest first. */
  private static List<Node> smaller(Node node) {
    List<Node> all = new ArrayList<>();
    if (node instanceof ObjectNode o) {
      all.add(Values.TRUE);
      all.add(Json.object());
      for (ObjectNode.Member m : o.members()) {
        if (m.value() instanceof ArrayNode a) {
          a.items().stream().filter(ObjectNode.class::isInstance).forEach(all::add);
        } else if (m.value() instanceof ObjectNode) {
          all.add(m.value());
        }
      }
      o.keys().forEach(key -> all.add(Json.without(o, key)));
    } else if (node instanceof ArrayNode a) {
      for (int i = 0; i < a.size(); i++) {
        all.add(Json.without(a, i));
      }
    } else if (node instanceof BooleanNode b && !b.value()) {
      all.add(Values.TRUE);
    } else if (node instanceof NumberNode n && n.value().precision() > 1) {
      all.add(Values.number(1));
    }
    return all;
  }

  private static List<List<Object>> paths(Node node) {
    List<List<Object>> all = new ArrayList<>();
    collect(node, List.of(), all);
    return all;
  }

  private static void collect(Node node, List<Object> path, List<List<Object>> all) {
    all.add(path);
    if (node instanceof ObjectNode o) {
      o.members().forEach(m -> collect(m.value(), Json.then(path, m.key()), all));
    } else if (node instanceof ArrayNode a) {
      for (int i = 0; i < a.size(); i++) {
        collect(a.get(i), Json.then(path, i), all);
      }
    }
  }
}
