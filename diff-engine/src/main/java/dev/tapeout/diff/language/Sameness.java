package dev.tapeout.diff.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two schemas say the same in the same words: names of references, the order of what is
 * said, and how it is spread over references and {@code allOf} aside. Recursive schemas are
 * compared coinductively: a pair that is being compared counts as the same meanwhile.
 */
final class Sameness {
  private record Pair(Schema a, Schema b) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Pair p && p.a == a && p.b == b;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(a) * 31 + System.identityHashCode(b);
    }
  }

  /** Where so many schemas look alike to a few levels, all levels are looked at first. */
  private static final int MANY = 8;

  private final Digests digests = new Digests();
  private final Map<Pair, Boolean> known = new HashMap<>();
  private final IdentityHashMap<Schema, Schema> canonical = new IdentityHashMap<>();
  private final Map<Integer, List<Schema>> byShape = new HashMap<>();
  private final Set<Pair> assumed = new HashSet<>();

  /** The assumed pairs in the order in which they were met. */
  private final List<Pair> trail = new ArrayList<>();

  /**
   * The first schema met that is the same as this: one stands for all. What a schema allows beside
   * {@code null} is met before it, since a schema that stood for a part of itself said nothing.
   */
  Schema canonical(Schema written) {
    Schema schema = written.named();
    Schema known = canonical.get(schema);
    if (known != null) {
      return known;
    }
    Set<Schema> opened = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Schema> work = new ArrayDeque<>(List.of(schema));
    while (!work.isEmpty()) {
      Schema next = work.element();
      List<Schema> parts = opened.add(next) ? Conjunction.besideNull(next) : List.of();
      if (parts.isEmpty()) {
        canonical.computeIfAbsent(work.remove(), this::first);
      } else {
        parts.stream().filter(part -> !opened.contains(part)).forEach(work::push);
      }
    }
    return canonical.getOrDefault(schema, schema);
  }

  private Schema first(Schema schema) {
    List<Schema> alike = byShape.computeIfAbsent(schema.shape(), k -> new ArrayList<>());
    Schema first = schema;
    for (Schema other : alike) {
      if ((alike.size() < MANY || digests.same(other, schema)) && same(other, schema)) {
        first = other;
        break;
      }
    }
    if (first == schema) {
      alike.add(schema);
    }
    return first;
  }

  Claim.OfSchema canonical(Claim.OfSchema claim) {
    Schema first = canonical(claim.schema());
    return first == claim.schema() ? claim : Claim.of(first, claim.positive(), claim.side());
  }

  boolean same(Schema a, Schema b) {
    if (a == b) {
      return true;
    }
    if (a.shape() != b.shape()) {
      return false;
    }
    Pair pair = new Pair(a, b);
    Boolean before = known.get(pair);
    if (before != null) {
      return before;
    }
    if (!assumed.add(pair)) {
      return true;
    }
    int mark = trail.size();
    trail.add(pair);
    boolean same = matched(a.conjunction(), b.conjunction(), Assertion::shape, this::same);
    if (!same) {
      // What was concluded meanwhile may rest on this pair.
      List<Pair> since = trail.subList(mark, trail.size());
      since.forEach(assumed::remove);
      since.clear();
      known.put(pair, false);
    } else if (mark == 0) {
      trail.forEach(p -> known.put(p, true));
      trail.clear();
      assumed.clear();
    }
    return same;
  }

  boolean same(Assertion a, Assertion b) {
    return a.getClass() == b.getClass()
        && a.label().equals(b.label())
        && (a.unordered()
            ? matched(a.children(), b.children(), Schema::shape, this::same)
            : inOrder(a.children(), b.children(), this::same));
  }

  /** Whether each has a counterpart of its own, wherever it stands. */
  private static <T> boolean matched(
      List<T> a, List<T> b, ToIntFunction<T> shape, BiPredicate<T, T> same) {
    if (a.size() != b.size()) {
      return false;
    }
    Map<Integer, List<T>> left = new HashMap<>();
    b.forEach(one -> left.computeIfAbsent(shape.applyAsInt(one), k -> new ArrayList<>()).add(one));
    return a.stream().allMatch(one -> taken(one, left.get(shape.applyAsInt(one)), same));
  }

  private static <T> boolean taken(T one, @Nullable List<T> left, BiPredicate<T, T> same) {
    for (int i = 0; left != null && i < left.size(); i++) {
      if (same.test(one, left.get(i))) {
        left.remove(i);
        return true;
      }
    }
    return false;
  }

  private static <T> boolean inOrder(List<T> a, List<T> b, BiPredicate<T, T> same) {
    return a.size() == b.size()
        && IntStream.range(0, a.size()).allMatch(i -> same.test(a.get(i), b.get(i)));
  }
}
