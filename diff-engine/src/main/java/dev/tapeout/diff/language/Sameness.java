package dev.tapeout.diff.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two schemas say the same in the same words, names of references aside. Recursive schemas
 * are compared coinductively: a pair that is being compared counts as the same meanwhile.
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
  private Set<Pair> assumed = new HashSet<>();
  private int depth;

  /** The first schema met that is the same as this: one stands for all. */
  Schema canonical(Schema schema) {
    Schema known = canonical.get(schema);
    if (known != null) {
      return known;
    }
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
    canonical.put(schema, first);
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
    depth++;
    boolean same = sameAssertions(a.assertions(), b.assertions());
    depth--;
    if (!same) {
      known.put(pair, false);
    }
    if (depth == 0) {
      if (same) {
        assumed.forEach(p -> known.put(p, true));
      }
      assumed = new HashSet<>();
    }
    return same;
  }

  private boolean sameAssertions(List<Assertion> a, List<Assertion> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean same(Assertion a, Assertion b) {
    if (a.getClass() != b.getClass()) {
      return false;
    }
    List<Schema> children = a.children();
    if (children.isEmpty() && b.children().isEmpty()) {
      return a.label().equals(b.label());
    }
    if (children.size() != b.children().size() || !a.label().equals(b.label())) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!same(children.get(i), b.children().get(i))) {
        return false;
      }
    }
    return true;
  }
}
