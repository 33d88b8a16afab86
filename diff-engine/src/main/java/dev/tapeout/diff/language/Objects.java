package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Objects: which properties must be there, which must not, what each value must be. A denied {@code
 * properties} or the like demands a property that breaks it; demands are met by named properties or
 * by fresh ones, one of each kind that the patterns tell apart.
 */
final class Objects implements Builder {
  private static final int FILLERS = 2_000;

  /** A property that has to exist, whichever of the eligible it is. */
  private record Demand(Predicate<String> eligible, Claim.@Nullable OfSchema value) {}

  private final Search search;
  private final Goal goal;
  private final Branch branch;
  private final Described known;
  private final Names names;
  private final List<Schema> closed = new ArrayList<>();
  private final Set<String> forbidden = new LinkedHashSet<>();
  private final Map<String, List<Claim.OfSchema>> present = new LinkedHashMap<>();
  private final List<Demand> demands = new ArrayList<>();
  private final Set<List<Claim>> suggestions = new LinkedHashSet<>();
  private long min;
  private long max = Long.MAX_VALUE;

  /** How many properties that the reader knows there must be, where it counts only those. */
  private long minKnown;

  private boolean incomplete;

  Objects(Search search, Goal goal, Branch branch) {
    this.search = search;
    this.goal = goal;
    this.branch = branch;
    this.known = search.described(goal.scope());
    this.names = new Names(search, goal, branch, known);
    if (search.world().closedSender()) {
      for (Claim.OfSchema claim : goal.claims()) {
        if (claim.positive() && claim.side() == Claim.Side.SENDER) {
          closed.add(claim.schema());
        }
      }
    }
  }

  @Override
  public Set<List<Claim>> suggestions() {
    return suggestions;
  }

  /** Whether no value of {@code key} can meet a further claim beside those that are made. */
  boolean impossible(String key, Claim.OfSchema further) {
    return value(key, List.of(further), false) instanceof Outcome.Empty;
  }

  /** Whether no value of a property that must be there can meet what is claimed of it. */
  boolean impossible() {
    collect();
    return min > max
        || present.entrySet().stream()
            .anyMatch(e -> value(e.getKey(), e.getValue(), false) instanceof Outcome.Empty);
  }

  @Override
  public Outcome solve() {
    collect();
    if (min > max) {
      return Outcome.Empty.EMPTY;
    }
    Outcome outcome = assign(0, present);
    if (outcome instanceof Outcome.Empty && (incomplete || names.incomplete())) {
      return new Outcome.Unknown("not all kinds of property names could be told apart");
    }
    return outcome;
  }

  private void collect() {
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (!atom.positive()) {
        deny(atom);
      } else if (atom.assertion() instanceof Assertion.Required r) {
        present.putIfAbsent(r.name(), new ArrayList<>());
      } else if (atom.assertion() instanceof Assertion.Size size) {
        claimSize(size.limit(), size.upper(), atom.side());
      }
    }
  }

  private void claimSize(long limit, boolean upper, Claim.Side side) {
    if (upper) {
      // An open reader may ignore what it does not know, so there may be more.
      max = search.world().ignores(side) ? max : Math.min(max, limit);
      incomplete |= search.world().ignores(side);
    } else if (search.world().ignores(side)) {
      minKnown = Math.max(minKnown, limit);
    } else {
      min = Math.max(min, limit);
    }
  }

  /** Whether claims of {@code side} see the property at all. */
  private boolean sees(Claim.Side side, String key) {
    return !search.world().ignores(side) || known.covers(key);
  }

  private void deny(Claim.OfAssertion atom) {
    Assertion a = atom.assertion();
    Claim.Side side = atom.side();
    if (a instanceof Assertion.Required r) {
      forbidden.add(r.name());
    } else if (a instanceof Assertion.Size size) {
      if (size.upper()) {
        claimSize(size.limit() + 1, false, side);
      } else {
        max = Math.min(max, size.limit() - 1);
      }
    } else if (a instanceof Assertion.Property p) {
      present
          .computeIfAbsent(p.name(), k -> new ArrayList<>())
          .add(Claim.of(p.value(), false, side));
    } else if (a instanceof Assertion.PatternProperty p) {
      demands.add(
          new Demand(key -> Regex.of(p.regex()).matches(key), Claim.of(p.value(), false, side)));
    } else if (a instanceof Assertion.Additional extra) {
      demands.add(
          new Demand(
              key -> sees(side, key) && Covering.isAdditional(extra, key),
              Claim.of(extra.value(), false, side)));
    } else if (a instanceof Assertion.PropertyNames p) {
      demands.add(
          new Demand(
              key -> sees(side, key) && !Evaluator.accepts(p.name(), Values.string(key)), null));
    } else if (a instanceof Assertion.UnevaluatedProperties u) {
      demands.add(
          new Demand(
              key -> sees(side, key) && unevaluated(u.owner(), side, key),
              Claim.of(u.value(), false, side)));
    }
  }

  /** Whether {@code key} is surely left unevaluated; suggests what would make it so. */
  private boolean unevaluated(Schema owner, Claim.Side side, String key) {
    Covering covering = Covering.ofProperty(branch, search.effort(), side, key);
    if (covering.certain(owner)) {
      return false;
    }
    List<List<Claim>> ways = covering.possible(owner);
    if (!ways.isEmpty()) {
      suggestions.add(Claims.denied(ways));
    }
    return ways.isEmpty();
  }

  private Outcome assign(int next, Map<String, List<Claim.OfSchema>> chosen) {
    if (next == demands.size()) {
      return build(chosen);
    }
    if (search.exhausted(chosen.size())) {
      return new Outcome.Unknown(Effort.TOO_MUCH);
    }
    Demand demand = demands.get(next);
    Outcome best = Outcome.Empty.EMPTY;
    for (String key : candidates(demand)) {
      Map<String, List<Claim.OfSchema>> more = new LinkedHashMap<>();
      chosen.forEach((k, v) -> more.put(k, new ArrayList<>(v)));
      List<Claim.OfSchema> claims = more.computeIfAbsent(key, k -> new ArrayList<>());
      if (demand.value() != null) {
        claims.add(demand.value());
      }
      if (!(value(key, claims, true) instanceof Outcome.Empty)) {
        best = best.or(assign(next + 1, more));
        if (best instanceof Outcome.Found) {
          return best;
        }
      }
    }
    return best;
  }

  private List<String> candidates(Demand demand) {
    List<String> keys = new ArrayList<>(names.mentioned());
    keys.addAll(names.fresh(demands.size()));
    keys.removeIf(key -> forbidden.contains(key) || !demand.eligible().test(key));
    return keys;
  }

  private Outcome build(Map<String, List<Claim.OfSchema>> chosen) {
    Map<String, Node> members = new LinkedHashMap<>();
    Outcome unknown = Outcome.Empty.EMPTY;
    for (Map.Entry<String, List<Claim.OfSchema>> entry : chosen.entrySet()) {
      Outcome value = value(entry.getKey(), entry.getValue(), true);
      if (value instanceof Outcome.Found f) {
        members.put(entry.getKey(), f.value());
      } else if (value instanceof Outcome.Empty) {
        return value;
      } else {
        unknown = value;
      }
    }
    if (chosen.size() > max) {
      return Outcome.Empty.EMPTY;
    }
    if (unknown instanceof Outcome.Unknown) {
      return unknown;
    }
    return fill(members);
  }

  /** Adds properties until there are enough. */
  private Outcome fill(Map<String, Node> members) {
    long knownCount = members.keySet().stream().filter(known::covers).count();
    if (members.size() >= min && knownCount >= minKnown) {
      return new Outcome.Found(Values.object(members));
    }
    if (Math.max(min, minKnown) > FILLERS) {
      return new Outcome.Unknown(
          "an object of " + Math.max(min, minKnown) + " properties is too large to show");
    }
    List<String> keys = new ArrayList<>(names.mentioned());
    keys.addAll(names.fresh((int) Math.max(min, minKnown)));
    Outcome missed = Outcome.Empty.EMPTY;
    for (String key : keys) {
      if (members.size() >= min && knownCount >= minKnown) {
        break;
      }
      boolean wanted = members.size() < min || known.covers(key);
      if (wanted && !members.containsKey(key) && members.size() < max) {
        Outcome value = value(key, List.of(), true);
        if (value instanceof Outcome.Found f) {
          members.put(key, f.value());
          knownCount += known.covers(key) ? 1 : 0;
        }
        missed = missed.or(value);
      }
    }
    if (members.size() >= min && knownCount >= minKnown) {
      return new Outcome.Found(Values.object(members));
    }
    return missed instanceof Outcome.Unknown ? missed : Outcome.Empty.EMPTY;
  }

  /** A value for {@code key} under all that is claimed of it. */
  private Outcome value(String key, List<Claim.OfSchema> further, boolean suggest) {
    if (forbidden.contains(key)) {
      return Outcome.Empty.EMPTY;
    }
    List<Claim.OfSchema> claims = new ArrayList<>();
    for (Claim.OfAssertion atom : branch.about(key)) {
      if (atom.positive() && sees(atom.side(), key)) {
        Assertion a = atom.assertion();
        if (a instanceof Assertion.PropertyNames p) {
          if (!Evaluator.accepts(p.name(), Values.string(key))) {
            return Outcome.Empty.EMPTY;
          }
        } else if (a instanceof Assertion.UnevaluatedProperties u) {
          if (!covered(u.owner(), atom.side(), key, suggest)) {
            claims.add(Claim.of(u.value(), true, atom.side()));
          }
        } else {
          Schema applies = Covering.valueSchema(a, key);
          if (applies != null) {
            claims.add(Claim.of(applies, true, atom.side()));
          }
        }
      }
    }
    // What a sender has to send it sends, described or not.
    if (!closed.isEmpty() && !branch.requires(key, Claim.Side.READER) && !sent(key, suggest)) {
      return Outcome.Empty.EMPTY;
    }
    claims.addAll(further);
    return search.contradictory(claims)
        ? Outcome.Empty.EMPTY
        : search.solve(search.goal(claims, childScope(key, claims)));
  }

  private boolean covered(Schema owner, Claim.Side side, String key, boolean suggest) {
    Covering covering = Covering.ofProperty(branch, search.effort(), side, key);
    if (owner.properties().contains(key) || covering.certain(owner)) {
      return true;
    }
    // What no subschema mentions none will evaluate, whatever else is claimed.
    if (!search.described(Set.of(owner)).covers(key)) {
      return false;
    }
    List<List<Claim>> ways = covering.possible(owner);
    if (suggest) {
      suggestions.addAll(ways);
    }
    return !suggest && !ways.isEmpty();
  }

  /** Whether a closed sender sends {@code key}. */
  private boolean sent(String key, boolean suggest) {
    for (Schema owner : closed) {
      if (covered(owner, Claim.Side.SENDER, key, suggest)) {
        return true;
      }
    }
    return search.world().extrasWelcome() && !known.names(key);
  }

  private Set<Schema> childScope(String key, List<Claim.OfSchema> claims) {
    return search.childScope(
        goal,
        claims,
        key,
        a ->
            a instanceof Assertion.UnevaluatedProperties u
                ? u.value()
                : Covering.valueSchema(a, key));
  }
}
