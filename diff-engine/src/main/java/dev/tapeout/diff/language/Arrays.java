package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arrays: how many elements, what each must be, which must exist somewhere. Beyond the prefix all
 * places are alike, so as many of them as there are demands are enough to try.
 */
final class Arrays implements Builder {
  private static final int ELEMENTS = 5_000;
  private static final int DEMANDS = 40;

  /**
   * An element that has to exist at {@code from} or later, before {@code to}.
   *
   * @param group elements of one group stand at different places
   */
  private record Demand(int from, int to, List<Claim.OfSchema> values, int group) {
    Demand(int from, int to, Claim.OfSchema value, int group) {
      this(from, to, List.of(value), group);
    }
  }

  private final Search search;
  private final Goal goal;
  private final Branch branch;
  private final List<Demand> demands = new ArrayList<>();
  private final List<Claim.OfAssertion> limited = new ArrayList<>();
  private final Set<List<Claim>> suggestions = new LinkedHashSet<>();
  private long min;
  private long max = Long.MAX_VALUE;
  private boolean unique;
  private boolean twins;
  private boolean incomplete;
  private int prefix;

  Arrays(Search search, Goal goal, Branch branch) {
    this.search = search;
    this.goal = goal;
    this.branch = branch;
  }

  @Override
  public Set<List<Claim>> suggestions() {
    return suggestions;
  }

  /** Whether no element from {@code from} on can meet a further claim. */
  boolean impossibleFrom(int from, Claim.OfSchema further) {
    int last = from;
    for (Claim.OfAssertion atom : branch.atoms()) {
      last = Math.max(last, prefixOf(atom.assertion()));
    }
    for (int i = from; i <= last; i++) {
      if (!(element(i, List.of(further), false) instanceof Outcome.Empty)) {
        return false;
      }
    }
    return true;
  }

  private static int prefixOf(Assertion a) {
    if (a instanceof Assertion.PrefixItem p) {
      return p.index() + 1;
    }
    if (a instanceof Assertion.Items items) {
      return items.from();
    }
    if (a instanceof Assertion.UnevaluatedItems u) {
      int last = 0;
      for (Schema s : InPlace.closure(List.of(u.owner()))) {
        for (Assertion inner : s.assertions()) {
          last = Math.max(last, inner.equals(a) ? 0 : prefixOf(inner));
        }
      }
      return last;
    }
    return 0;
  }

  @Override
  public Outcome solve() {
    int group = 0;
    for (Claim.OfAssertion atom : branch.atoms()) {
      Assertion a = atom.assertion();
      prefix = Math.max(prefix, prefixOf(a));
      if (a instanceof Assertion.Size size) {
        if (size.upper() == atom.positive()) {
          max = Math.min(max, atom.positive() ? size.limit() : size.limit() - 1);
        } else {
          min = Math.max(min, atom.positive() ? size.limit() : size.limit() + 1);
        }
      } else if (a instanceof Assertion.UniqueItems) {
        unique |= atom.positive();
        twins |= !atom.positive();
      } else if (a instanceof Assertion.Contains c) {
        Claim.OfSchema value = Claim.of(c.value(), true, atom.side());
        if (c.min() > DEMANDS) {
          return new Outcome.Unknown("an array of " + c.min() + " matching elements is too large");
        }
        group++;
        for (int i = 0; i < c.min(); i++) {
          demands.add(new Demand(0, Integer.MAX_VALUE, value, group));
        }
        if (c.max() < Long.MAX_VALUE) {
          limited.add(atom);
        }
      } else if (!atom.positive()) {
        deny(atom, ++group);
      }
    }
    if (min > max) {
      return Outcome.Empty.EMPTY;
    }
    if (min > ELEMENTS || demands.size() > DEMANDS) {
      return new Outcome.Unknown("an array of " + min + " elements is too large to show");
    }
    if (unique && (twins || repeats())) {
      return Outcome.Empty.EMPTY;
    }
    Outcome outcome = twins ? withTwins() : assign(0, new LinkedHashMap<>(), -1, -1);
    return outcome instanceof Outcome.Empty && incomplete
        ? new Outcome.Unknown("a contains that may not apply evaluates elements")
        : outcome;
  }

  /** Whether more elements are asked for than there are values that they may have. */
  private boolean repeats() {
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (atom.assertion() instanceof Assertion.Contains c) {
        Set<Assertion.Value> values = Signature.values(c.value());
        if (values != null && values.size() < c.min()) {
          return true;
        }
      }
    }
    return false;
  }

  private void deny(Claim.OfAssertion atom, int group) {
    Assertion a = atom.assertion();
    if (a instanceof Assertion.PrefixItem p) {
      Claim.OfSchema value = Claim.of(p.value(), false, atom.side());
      demands.add(new Demand(p.index(), p.index() + 1, value, group));
    } else if (a instanceof Assertion.Items items) {
      Claim.OfSchema value = Claim.of(items.value(), false, atom.side());
      demands.add(new Demand(items.from(), Integer.MAX_VALUE, value, group));
    } else if (a instanceof Assertion.UnevaluatedItems u) {
      List<Claim.OfSchema> values = new ArrayList<>();
      values.add(Claim.of(u.value(), false, atom.side()));
      // An element that a contains matches is evaluated, too.
      contained(u).forEach(s -> values.add(Claim.of(s, false, atom.side())));
      demands.add(new Demand(0, Integer.MAX_VALUE, values, -group));
      unevaluated.put(-group, new Unevaluated(u.owner(), atom.side()));
    }
  }

  private record Unevaluated(Schema owner, Claim.Side side) {}

  private final Map<Integer, Unevaluated> unevaluated = new LinkedHashMap<>();

  private Outcome withTwins() {
    Outcome best = Outcome.Empty.EMPTY;
    int places = prefix + demands.size() + 2;
    for (int j = 1; j < places && j < max; j++) {
      for (int i = 0; i < j; i++) {
        best = best.or(assign(0, new LinkedHashMap<>(), i, j));
        if (best instanceof Outcome.Found) {
          return best;
        }
      }
    }
    return best;
  }

  /** Gives each demand a place, then builds; {@code first} and {@code second} are to be equal. */
  private Outcome assign(int next, Map<Integer, List<Demand>> places, int first, int second) {
    if (next == demands.size()) {
      return build(places, first, second);
    }
    if (search.exhausted(demands.size())) {
      return new Outcome.Unknown(Search.TOO_MUCH);
    }
    Demand demand = demands.get(next);
    int last = Math.min(demand.to() - 1, prefix + demands.size() - 1);
    int start = demand.from();
    if (next > 0 && demands.get(next - 1).group() == demand.group()) {
      start = Math.max(start, placeOf(places, demands.get(next - 1)) + 1);
    }
    Outcome best = Outcome.Empty.EMPTY;
    for (int i = start; i <= Math.max(last, start) && i < Math.min(max, demand.to()); i++) {
      if (!free(demand, i)) {
        continue;
      }
      Map<Integer, List<Demand>> more = new LinkedHashMap<>();
      places.forEach((k, v) -> more.put(k, new ArrayList<>(v)));
      more.computeIfAbsent(i, k -> new ArrayList<>()).add(demand);
      best = best.or(assign(next + 1, more, first, second));
      if (best instanceof Outcome.Found) {
        return best;
      }
    }
    return best;
  }

  private static int placeOf(Map<Integer, List<Demand>> places, Demand demand) {
    int place = -1;
    for (Map.Entry<Integer, List<Demand>> entry : places.entrySet()) {
      for (Demand d : entry.getValue()) {
        if (d.group() == demand.group()) {
          place = Math.max(place, entry.getKey());
        }
      }
    }
    return place;
  }

  /** Whether the element may count as unevaluated, where that is what is demanded. */
  private boolean free(Demand demand, int index) {
    Unevaluated u = unevaluated.get(demand.group());
    if (u == null) {
      return true;
    }
    Covering covering = Covering.ofElement(branch, u.side(), index);
    if (covering.certain(u.owner())) {
      return false;
    }
    List<List<Claim>> ways = covering.possible(u.owner());
    if (!ways.isEmpty()) {
      suggestions.add(Claims.denied(ways));
    }
    return ways.isEmpty();
  }

  private Outcome build(Map<Integer, List<Demand>> places, int first, int second) {
    int used = places.keySet().stream().mapToInt(i -> i + 1).max().orElse(0);
    int length = (int) Math.max(min, Math.max(used, second + 1));
    if (length > max) {
      return Outcome.Empty.EMPTY;
    }
    List<Node> elements = new ArrayList<>();
    long[] counts = new long[limited.size()];
    for (int i = 0; i < length; i++) {
      List<Demand> here = new ArrayList<>(places.getOrDefault(i, List.of()));
      if (i == first || i == second) {
        here = new ArrayList<>(places.getOrDefault(first, List.of()));
        here.addAll(places.getOrDefault(second, List.of()));
      }
      List<Claim.OfSchema> claims = new ArrayList<>();
      here.forEach(d -> claims.addAll(d.values()));
      if (i == first || i == second) {
        claims.addAll(base(i == first ? second : first));
      }
      Outcome value = bounded(i, claims, counts, elements);
      if (!(value instanceof Outcome.Found f)) {
        return value;
      }
      elements.add(f.value());
    }
    if (first >= 0 && !elements.get(first).sameValue(elements.get(second))) {
      return new Outcome.Unknown("no two equal elements were found");
    }
    return new Outcome.Found(Values.array(elements));
  }

  /** An element that, where it can, stays out of what {@code contains} counts to a limit. */
  private Outcome bounded(
      int index, List<Claim.OfSchema> claims, long[] counts, List<Node> before) {
    List<Claim.OfSchema> all = new ArrayList<>(claims);
    boolean chose = false;
    for (int c = 0; c < counts.length; c++) {
      Assertion.Contains contains = (Assertion.Contains) limited.get(c).assertion();
      Claim.OfSchema counted = Claim.of(contains.value(), true, limited.get(c).side());
      if (all.contains(counted)) {
        counts[c]++;
      } else {
        Claim.OfSchema out = Claim.of(contains.value(), false, limited.get(c).side());
        all.add(out);
        chose |= counts.length > 1;
        if (element(index, all, true) instanceof Outcome.Empty) {
          all.remove(out);
          all.add(counted);
          counts[c]++;
        }
      }
      if (counts[c] > contains.max()) {
        return chose || unevaluatedPresent()
            ? new Outcome.Unknown("several bounded contains at once")
            : Outcome.Empty.EMPTY;
      }
    }
    return unique ? distinct(index, all, before) : element(index, all, true);
  }

  private boolean unevaluatedPresent() {
    return branch.atoms().stream()
        .anyMatch(a -> a.assertion() instanceof Assertion.UnevaluatedItems);
  }

  private Outcome distinct(int index, List<Claim.OfSchema> claims, List<Node> before) {
    Outcome alone = element(index, claims, true);
    if (before.isEmpty() || !(alone instanceof Outcome.Found)) {
      return alone;
    }
    List<Claim.OfSchema> all = new ArrayList<>(claims);
    Schema taken = Schema.of(new Assertion.Listed(List.copyOf(before)));
    all.add(Claim.of(taken, false, Claim.Side.PLAIN));
    Outcome outcome = element(index, all, true);
    if (outcome instanceof Outcome.Empty && !(claims.isEmpty() && prefix == 0)) {
      // Another choice for an earlier element might have left one for this.
      return new Outcome.Unknown("no way was found to keep the elements apart");
    }
    return outcome;
  }

  private List<Claim.OfSchema> base(int index) {
    List<Claim.OfSchema> claims = new ArrayList<>();
    for (Claim.OfAssertion atom : branch.atoms()) {
      Schema applies = atom.positive() ? Covering.elementSchema(atom.assertion(), index) : null;
      if (applies != null) {
        claims.add(Claim.of(applies, true, atom.side()));
      }
    }
    return claims;
  }

  /** A value for the element at {@code index} under all that is claimed of it. */
  private Outcome element(int index, List<Claim.OfSchema> further, boolean suggest) {
    List<Claim.OfSchema> claims = base(index);
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (atom.positive() && atom.assertion() instanceof Assertion.UnevaluatedItems u) {
        Covering covering = Covering.ofElement(branch, atom.side(), index);
        if (!covering.certain(u.owner())) {
          List<List<Claim>> ways = covering.possible(u.owner());
          if (suggest) {
            suggestions.addAll(ways);
            claims.add(Claim.of(orContained(u, atom.side()), true, atom.side()));
          } else if (ways.isEmpty()) {
            claims.add(Claim.of(orContained(u, atom.side()), true, atom.side()));
          }
        }
      }
    }
    claims.addAll(further);
    return search.solve(search.goal(claims, childScope(index, claims)));
  }

  /** What {@code unevaluatedItems} asks, or what a {@code contains} that applies evaluates. */
  private Schema orContained(Assertion.UnevaluatedItems u, Claim.Side side) {
    List<Schema> ways = new ArrayList<>(List.of(u.value()));
    Covering.certainContains(branch, side, u.owner()).forEach(c -> ways.add(c.value()));
    incomplete |= ways.size() <= contained(u).size();
    return ways.size() == 1 ? u.value() : Schema.of(new Assertion.Any(ways));
  }

  /** What the {@code contains} beside or in place below an {@code unevaluatedItems} look for. */
  private List<Schema> contained(Assertion.UnevaluatedItems u) {
    List<Schema> values = new ArrayList<>();
    for (Schema s : InPlace.closure(List.of(u.owner()))) {
      for (Assertion a : s.assertions()) {
        if (a instanceof Assertion.Contains c) {
          values.add(c.value());
          incomplete |= s != u.owner();
        }
      }
    }
    return values;
  }

  private Set<Schema> childScope(int index, List<Claim.OfSchema> claims) {
    return search.childScope(
        goal,
        claims,
        a ->
            a instanceof Assertion.UnevaluatedItems u
                ? u.value()
                : a instanceof Assertion.Contains c ? c.value() : Covering.elementSchema(a, index));
  }
}
