package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How alike schemas are, so that each is compared with what it has most likely become. */
final class Likeness {
  /** Where there are more pairs than this to look at, the order alone counts. */
  private static final int MOST = 10_000;

  private static final int EQUAL = 1_000_000_000;
  private static final int NAMED = 100_000_000;
  private static final int DISCRIMINATED = 100_000;
  private static final int PROPERTY = 10;

  private final Sides sides;
  private final BiPredicate<Node, Node> equal;

  /**
   * @param equal whether two schemas say the same, references aside
   */
  Likeness(Sides sides, BiPredicate<Node, Node> equal) {
    this.sides = sides;
    this.equal = equal;
  }

  /** Two that belong together, by their indexes in two lists. */
  record Match(int before, int after, int score) {}

  /**
   * Pairs what is most alike, each once at most, in the order of the first list. Where as many are
   * left over on one side as on the other, they belong together as they stand.
   */
  List<Match> pair(List<Node> before, List<Node> after) {
    List<Match> candidates = new ArrayList<>();
    if ((long) before.size() * after.size() <= MOST) {
      for (int i = 0; i < before.size(); i++) {
        for (int j = 0; j < after.size(); j++) {
          candidates.add(new Match(i, j, of(before.get(i), after.get(j))));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Match::score).reversed());
    Set<Integer> left = indexes(before);
    Set<Integer> right = indexes(after);
    List<Match> matches = new ArrayList<>();
    for (Match match : candidates) {
      if (match.score > 0 && left.contains(match.before) && right.remove(match.after)) {
        left.remove(match.before);
        matches.add(match);
      }
    }
    if (left.size() == right.size()) {
      Iterator<Integer> others = right.iterator();
      left.forEach(i -> matches.add(new Match(i, others.next(), 0)));
    }
    matches.sort(Comparator.comparingInt(Match::before));
    return matches;
  }

  private static Set<Integer> indexes(List<Node> list) {
    return IntStream.range(0, list.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  /** 0 where nothing speaks for it that one has become the other. */
  int of(Node before, Node after) {
    Node old = sides.unwrap(before);
    Node now = sides.unwrap(after);
    if (equal.test(old, now)) {
      return EQUAL;
    }
    if (sameMember(before, after, "$ref") || sameMember(before, after, "title")) {
      return NAMED;
    }
    return old instanceof ObjectNode a && now instanceof ObjectNode b ? structure(a, b) : 0;
  }

  private int structure(ObjectNode a, ObjectNode b) {
    int values = values(a, b);
    boolean sameType = sameMember(a, b, "type");
    if (values < 0 || !sameType && a.has("type") && b.has("type")) {
      return 0;
    }
    // That both are objects says nothing yet.
    boolean object = a.get("type") instanceof StringNode type && type.value().equals("object");
    int score = values * DISCRIMINATED + (sameType && !object ? 1 : 0);
    score += sameMember(a, b, "format") ? 1 : 0;
    if (a.get("properties") instanceof ObjectNode old
        && b.get("properties") instanceof ObjectNode now) {
      for (ObjectNode.Member property : old.members()) {
        Node other = now.get(property.key());
        if (other != null) {
          values = values(sides.unwrap(property.value()), sides.unwrap(other));
          if (values < 0) {
            return 0;
          }
          score += values * DISCRIMINATED + PROPERTY;
        }
      }
    }
    return score;
  }

  /** 1 where both have the same few values, -1 where each has one and it is another; else 0. */
  private static int values(Node a, Node b) {
    Node old = listed(a);
    Node now = listed(b);
    if (old == null || now == null) {
      return 0;
    }
    boolean single = Schemas.items(old).size() == 1 && Schemas.items(now).size() == 1;
    return old.sameValue(now) ? 1 : single ? -1 : 0;
  }

  private static @Nullable Node listed(Node schema) {
    Node constant = Schemas.member(schema, "const");
    return constant == null ? Schemas.member(schema, "enum") : Values.array(List.of(constant));
  }

  private static boolean sameMember(Node a, Node b, String key) {
    Node value = Schemas.member(a, key);
    return value != null && Node.same(value, Schemas.member(b, key));
  }
}
