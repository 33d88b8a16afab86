package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Elements that all differ: a system of distinct representatives (P. Hall, 1935). An element with
 * as many candidates as there are elements never stands in the way, so no more are asked for.
 */
final class Distinct {
  /** From so many elements on, only a simple way is tried. */
  private static final int MOST = 40;

  /** What an element may be. */
  @FunctionalInterface
  interface Candidates {
    /** A value for the element at {@code index} that is none of those. */
    Outcome next(int index, List<Node> taken);
  }

  private final List<List<Node>> candidates = new ArrayList<>();
  private final Map<Assertion.Value, Integer> taken = new HashMap<>();
  private Outcome missing = Outcome.Empty.EMPTY;

  private Distinct() {}

  /** An array of so many elements, each a candidate of its own. */
  static Outcome of(int size, Candidates candidates) {
    List<Node> values = new ArrayList<>();
    while (values.size() < size
        && candidates.next(values.size(), values) instanceof Outcome.Found found) {
      values.add(found.value());
    }
    if (values.size() == size) {
      return new Outcome.Found(Values.array(values));
    }
    if (size > MOST) {
      return new Outcome.Unknown("no way was found to keep the elements apart");
    }
    Distinct distinct = new Distinct();
    for (int i = 0; i < size; i++) {
      distinct.collect(i, size, candidates);
    }
    return distinct.match(size);
  }

  private void collect(int index, int most, Candidates all) {
    List<Node> found = new ArrayList<>();
    while (found.size() < most) {
      Outcome next = all.next(index, found);
      if (!(next instanceof Outcome.Found value)) {
        missing = missing.or(next);
        break;
      }
      found.add(value.value());
    }
    candidates.add(found);
  }

  private Outcome match(int size) {
    for (int i = 0; i < size; i++) {
      if (!assign(i, new HashSet<>())) {
        return missing;
      }
    }
    Node[] values = new Node[size];
    taken.forEach((value, index) -> values[index] = value.node());
    return new Outcome.Found(Values.array(List.of(values)));
  }

  /** Gives the element a candidate, moving others to another of theirs where that must be. */
  private boolean assign(int index, Set<Assertion.Value> tried) {
    for (Node candidate : candidates.get(index)) {
      Assertion.Value value = new Assertion.Value(candidate);
      if (tried.add(value)
          && (!taken.containsKey(value)
              || assign(Objects.requireNonNull(taken.get(value)), tried))) {
        taken.put(value, index);
        return true;
      }
    }
    return false;
  }
}
