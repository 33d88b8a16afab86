package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What is known of the members of unions: which of them have no instance in common. */
final class Unions {
  /** Written out, since these are hashed often. */
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

  private final Sameness sameness;
  private final Effort effort = new Effort();
  private final Map<Pair, Boolean> disjoint = new HashMap<>();
  private final Map<List<Schema>, Map<JsonType, Partition>> partitions = new IdentityHashMap<>();

  Unions(Sameness sameness) {
    this.sameness = sameness;
  }

  Partition partition(List<Schema> union, JsonType type) {
    return partitions
        .computeIfAbsent(union, k -> new EnumMap<>(JsonType.class))
        .computeIfAbsent(type, k -> new Partition(union, type));
  }

  /**
   * The ways in which exactly one of the members accepts ({@code one}), or not exactly one: none of
   * them, or one of them and then another that comes later in the list.
   */
  List<List<Claim>> count(List<Schema> members, JsonType type, boolean one, Claim.Side side) {
    List<List<Claim>> ways = new ArrayList<>();
    if (!one) {
      ways.add(Claims.none(members, side));
    }
    for (int i = 0; i < members.size(); i++) {
      Claim chosen = Claim.of(members.get(i), true, side);
      List<Schema> others = meeting(members, i, type, one ? 0 : i + 1);
      if (one) {
        List<Claim> claims = new ArrayList<>(List.of(chosen));
        claims.addAll(Claims.none(others, side));
        ways.add(claims);
      } else if (!others.isEmpty()) {
        ways.add(List.of(chosen, Claim.of(new Assertion.Any(others), true, side)));
      }
    }
    return ways;
  }

  /** The other members, from a place on, that may have an instance in common with one. */
  private List<Schema> meeting(List<Schema> members, int member, JsonType type, int from) {
    Collection<Integer> beside =
        members.size() < Partition.LARGE
            ? IntStream.range(0, members.size()).boxed().toList()
            : partition(members, type).beside(member);
    return beside.stream()
        .filter(other -> other >= from && other != member)
        .map(members::get)
        .filter(other -> !disjoint(members.get(member), other))
        .toList();
  }

  /** Proved to have no instance in common; asked by the letter, whichever side they are on. */
  boolean disjoint(Schema a, Schema b) {
    Pair pair = new Pair(a, b);
    Boolean known = disjoint.get(pair);
    if (known == null) {
      disjoint.put(pair, false); // while it is being worked on: the cautious answer
      List<Claim.OfSchema> both =
          List.of(Claim.of(a, true, Claim.Side.PLAIN), Claim.of(b, true, Claim.Side.PLAIN));
      Search apart = new Search(World.STRICT, sameness, this, effort);
      known = apart.ask(apart.goal(both, Set.of())) instanceof Outcome.Empty;
      disjoint.put(pair, known);
      disjoint.put(new Pair(b, a), known);
    }
    return known;
  }
}
