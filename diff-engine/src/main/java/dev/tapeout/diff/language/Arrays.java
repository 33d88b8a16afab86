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
    return twins ? withTwins() : assign(0, new LinkedHashMap<>(), -1, -1);
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
      // An element that a contains matches is evaluated, too, unless that does not apply.
      for (Covering.Applying each :
          Covering.contains(branch, search.effort(), atom.side(), u.owner())) {
        values.add(Claim.of(each.contains().value(), false, atom.side()));
        each.given().forEach(claim -> suggestions.add(List.of(Claims.denied(claim))));
      }
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
      return new Outcome.Unknown(Effort.TOO_MUCH);
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
    Covering covering = Covering.ofElement(branch, search.effort(), u.side(), index);
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
    List<List<Claim.OfSchema>> elements = new ArrayList<>();
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
      elements.add(claims);
    }
    return limited.isEmpty()
        ? values(elements, first, second)
        : count(elements, 0, 0, new long[limited.size()], first, second);
  }

  /**
   * Decides of each element from {@code index} on whether the limited {@code contains}, from the
   * one numbered {@code next} on, count it: rather not, where it has the choice.
   */
  private Outcome count(
      List<List<Claim.OfSchema>> elements,
      int index,
      int next,
      long[] counts,
      int first,
      int second) {
    if (search.exhausted(limited.size())) {
      return new Outcome.Unknown(Effort.TOO_MUCH);
    }
    if (index == elements.size()) {
      return values(elements, first, second);
    }
    List<Claim.OfSchema> claims = elements.get(index);
    if (next == limited.size()) {
      Outcome value = element(index, claims, true);
      return value instanceof Outcome.Found
          ? count(elements, index + 1, 0, counts, first, second)
          : value;
    }
    Assertion.Contains contains = (Assertion.Contains) limited.get(next).assertion();
    Claim.Side side = limited.get(next).side();
    Outcome best = Outcome.Empty.EMPTY;
    for (boolean counted : new boolean[] {false, true}) {
      Claim.OfSchema claim = Claim.of(contains.value(), counted, side);
      boolean demanded = claims.contains(Claim.of(contains.value(), true, side));
      if (counted ? counts[next] < contains.max() : !demanded) {
        List<Claim.OfSchema> more = new ArrayList<>(claims);
        more.add(claim);
        elements.set(index, more);
        counts[next] += counted ? 1 : 0;
        best = best.or(count(elements, index, next + 1, counts, first, second));
        counts[next] -= counted ? 1 : 0;
        elements.set(index, claims);
        if (best instanceof Outcome.Found) {
          return best;
        }
      }
    }
    return best;
  }

  /** The array of elements that meet their claims. */
  private Outcome values(List<List<Claim.OfSchema>> elements, int first, int second) {
    if (unique) {
      return Distinct.of(
          elements.size(),
          (index, taken) -> {
            List<Claim.OfSchema> claims = new ArrayList<>(elements.get(index));
            if (!taken.isEmpty()) {
              Schema others = Schema.of(new Assertion.Listed(List.copyOf(taken)));
              claims.add(Claim.of(others, false, Claim.Side.PLAIN));
            }
            return element(index, claims, true);
          });
    }
    List<Node> values = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      List<Claim.OfSchema> claims = new ArrayList<>(elements.get(i));
      if (i == second) {
        claims.add(Claim.of(Schema.only(values.get(first)), true, Claim.Side.PLAIN));
      }
      Outcome value = element(i, claims, true);
      if (!(value instanceof Outcome.Found found)) {
        return i == second && value instanceof Outcome.Empty
            ? new Outcome.Unknown("no two equal elements were found")
            : value;
      }
      values.add(found.value());
    }
    return new Outcome.Found(Values.array(values));
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
        Covering covering = Covering.ofElement(branch, search.effort(), atom.side(), index);
        if (!covering.certain(u.owner())) {
          List<Schema> welcome = new ArrayList<>(List.of(u.value()));
          List<List<Claim>> ways = covering.possible(u.owner());
          for (Covering.Applying each :
              Covering.contains(branch, search.effort(), atom.side(), u.owner())) {
            if (each.given().isEmpty()) {
              welcome.add(each.contains().value());
            } else {
              ways.add(each.given());
            }
          }
          if (suggest) {
            suggestions.addAll(ways);
          }
          if (suggest || ways.isEmpty()) {
            Schema any = welcome.size() == 1 ? u.value() : Schema.of(new Assertion.Any(welcome));
            claims.add(Claim.of(any, true, atom.side()));
          }
        }
      }
    }
    claims.addAll(further);
    return search.contradictory(claims)
        ? Outcome.Empty.EMPTY
        : search.solve(search.goal(claims, childScope(index, claims)));
  }

  private Set<Schema> childScope(int index, List<Claim.OfSchema> claims) {
    return search.childScope(
        goal,
        claims,
        index,
        a ->
            a instanceof Assertion.UnevaluatedItems u
                ? u.value()
                : a instanceof Assertion.Contains c ? c.value() : Covering.elementSchema(a, index));
  }
}
