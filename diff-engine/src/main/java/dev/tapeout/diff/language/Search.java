package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds an instance of a goal, or proves that there is none. Answers are remembered across
 * questions, so a pair of subschemas is compared once however often it is reached.
 */
final class Search {
  /** Claims that one question may look at, each as often as it does: under a second. */
  private static final int BUDGET = 400_000;

  static final String TOO_MUCH = "there are too many cases to try";

  /** Levels of nesting of an instance, and down to which a proof is sought that there is none. */
  private static final int DEEPEST = 5_000;

  private static final Outcome TOO_DEEP =
      new Outcome.Unknown("the instance would be nested deeper than " + DEEPEST + " levels");

  /** Simple values first: they make the more readable witnesses. */
  private static final List<JsonType> ORDER =
      List.of(
          JsonType.STRING,
          JsonType.NUMBER,
          JsonType.BOOLEAN,
          JsonType.NULL,
          JsonType.ARRAY,
          JsonType.OBJECT);

  private record Provisional(Outcome outcome, int dependsOn) {}

  private record Assumed(Goal goal, Outcome outcome) {}

  private final World world;
  private final Sameness sameness;
  private final Map<Goal, Outcome> settled = new HashMap<>();
  private final Map<Goal, Provisional> provisional = new HashMap<>();
  private final List<Assumed> provisionalLog = new ArrayList<>();
  private final Map<Goal, Integer> inProgress = new HashMap<>();
  private final Unions unions;
  private final Map<Set<Schema>, Described> described = new HashMap<>();
  private final Map<Set<Schema>, Set<Schema>> closures = new HashMap<>();
  private final Map<Set<Schema>, Map<Object, Set<Schema>>> childScopes = new HashMap<>();
  private int dependsOn = Integer.MAX_VALUE;
  private int work;

  /** The choice of which nothing was left when a case last failed. */
  private @Nullable Choice culprit;

  Search(World world, Sameness sameness, Unions unions) {
    this.world = world;
    this.sameness = sameness;
    this.unions = unions;
  }

  World world() {
    return world;
  }

  /** Takes note of so many claims that are looked at; true where the question has used up all. */
  boolean exhausted(int claims) {
    work += 1 + claims;
    return work > BUDGET;
  }

  /** A question from outside, with a budget of its own. */
  Outcome ask(Goal goal) {
    work = 0;
    try {
      return solve(goal);
    } catch (StackOverflowError deep) {
      inProgress.clear();
      forget(0);
      dependsOn = Integer.MAX_VALUE;
      return new Outcome.Unknown("the schemas are nested too deeply");
    }
  }

  /** See the package: coinductive, with answers under assumptions kept apart until they hold. */
  Outcome solve(Goal goal) {
    Outcome known = settled.get(goal);
    if (known != null) {
      return known;
    }
    Integer open = inProgress.get(goal);
    if (open != null) {
      dependsOn = Math.min(dependsOn, open);
      return Outcome.Empty.EMPTY;
    }
    Provisional assumed = provisional.get(goal);
    if (assumed != null) {
      dependsOn = Math.min(dependsOn, assumed.dependsOn);
      return assumed.outcome;
    }
    int depth = inProgress.size();
    if (depth > DEEPEST) {
      return TOO_DEEP;
    }
    int outer = dependsOn;
    int mark = provisionalLog.size();
    dependsOn = Integer.MAX_VALUE;
    inProgress.put(goal, depth);
    Outcome outcome = expand(goal);
    inProgress.remove(goal);
    int mine = dependsOn;
    dependsOn = outer;
    if (outcome instanceof Outcome.Found) {
      forget(mark);
      settled.put(goal, outcome);
    } else if (mine >= depth) {
      for (Assumed each : provisionalLog.subList(mark, provisionalLog.size())) {
        settled.put(each.goal, each.outcome);
      }
      forget(mark);
      settled.put(goal, outcome);
    } else {
      provisional.put(goal, new Provisional(outcome, mine));
      provisionalLog.add(new Assumed(goal, outcome));
      dependsOn = Math.min(outer, mine);
    }
    return outcome;
  }

  private void forget(int mark) {
    List<Assumed> tail = provisionalLog.subList(mark, provisionalLog.size());
    tail.forEach(each -> provisional.remove(each.goal));
    tail.clear();
  }

  private Outcome expand(Goal goal) {
    Outcome best = Outcome.Empty.EMPTY;
    for (JsonType type : ORDER) {
      Branch branch = new Branch(type, sameness, unions);
      if (branch.addAll(new ArrayList<>(goal.claims()))) {
        best = best.or(cases(goal, branch));
        if (best instanceof Outcome.Found) {
          return best;
        }
      }
    }
    return best;
  }

  /** Settles choices until none is open, then asks the type. */
  private Outcome cases(Goal goal, Branch branch) {
    if (exhausted(branch.atoms().size())) {
      return new Outcome.Unknown(TOO_MUCH);
    }
    try {
      if (Finite.applies(branch)) {
        return Finite.solve(branch);
      }
      Choice choice = settleForced(goal, branch);
      if (choice != null && choice.alternatives().isEmpty()) {
        return Outcome.Empty.EMPTY;
      }
      if (Finite.applies(branch)) {
        return Finite.solve(branch);
      }
      if (choice == null) {
        return leaf(goal, branch);
      }
      return hopeless(goal, branch) ? Outcome.Empty.EMPTY : split(goal, branch, choice);
    } catch (Undecided beyond) {
      return new Outcome.Unknown(beyond.reason());
    }
  }

  /** Whether what is claimed already cannot be met, whatever the open choices bring. */
  private boolean hopeless(Goal goal, Branch branch) {
    return branch.type() == JsonType.OBJECT && new Objects(this, goal, branch).impossible();
  }

  private static final Choice DEAD = Choice.of(List.of());

  /**
   * Drops alternatives that cannot hold and takes those that must; the smallest choice that is left
   * is the next to split on, null where none is, {@code DEAD} where the branch cannot hold.
   */
  private @Nullable Choice settleForced(Goal goal, Branch branch) {
    Objects objects = new Objects(this, goal, branch);
    while (true) {
      if (!branch.openKnown()) {
        return DEAD;
      }
      Choice smallest = null;
      boolean progressed = false;
      List<Choice> open = new ArrayList<>(branch.choices());
      branch.choices().clear();
      for (Choice choice : open) {
        work += choice.alternatives().size();
        List<List<Claim>> left = new ArrayList<>();
        boolean holds = false;
        for (List<Claim> alternative : choice.alternatives()) {
          holds |= branch.claimsAll(alternative) || entailed(objects, branch, alternative);
          if (holds) {
            break;
          }
          if (!branch.deniesAny(alternative) && !refuted(goal, branch, objects, alternative)) {
            left.add(alternative);
          }
        }
        if (holds) {
          continue;
        }
        if (left.isEmpty() || (left.size() == 1 && !branch.addAll(left.get(0)))) {
          culprit = choice;
          choice.failed();
          return DEAD;
        }
        if (left.size() == 1) {
          progressed = true;
        } else {
          Choice rest = choice.narrowed(left);
          branch.choices().add(rest);
          if (smallest == null || rest.before(smallest)) {
            smallest = rest;
          }
        }
      }
      if (!progressed && !branch.opensNext(smallest == null)) {
        return smallest;
      }
    }
  }

  /** Whether a single denied property breaks its schema already, whatever else is chosen. */
  private static boolean entailed(Objects objects, Branch branch, List<Claim> alternative) {
    if (alternative.size() != 1
        || !(alternative.get(0) instanceof Claim.OfAssertion claim)
        || claim.positive()
        || !(claim.assertion() instanceof Assertion.Property p)
        || !branch.requires(p.name(), null)) {
      return false;
    }
    Claim.OfSchema claimed = Claim.of(p.value(), true, claim.side());
    return objects.impossible(p.name(), claimed);
  }

  /** Whether a single denied child is impossible with what the branch claims already. */
  private boolean refuted(Goal goal, Branch branch, Objects objects, List<Claim> alternative) {
    if (alternative.size() != 1
        || !(alternative.get(0) instanceof Claim.OfAssertion claim)
        || claim.positive()) {
      return false;
    }
    if (claim.assertion() instanceof Assertion.Property p) {
      Claim.OfSchema denied = Claim.of(p.value(), false, claim.side());
      return objects.impossible(p.name(), denied);
    }
    if (claim.assertion() instanceof Assertion.Items items) {
      Claim.OfSchema denied = Claim.of(items.value(), false, claim.side());
      return new Arrays(this, goal, branch).impossibleFrom(items.from(), denied);
    }
    return false;
  }

  private Outcome split(Goal goal, Branch branch, Choice choice) {
    branch.choices().remove(choice);
    Outcome best = Outcome.Empty.EMPTY;
    boolean suspected = false;
    for (List<Claim> alternative : choice.alternatives()) {
      Branch next = branch.copy();
      if (next.addAll(alternative)) {
        culprit = null;
        Outcome outcome = cases(goal, next);
        if (outcome instanceof Outcome.Found) {
          return outcome;
        }
        if (outcome instanceof Outcome.Empty && !suspected && best instanceof Outcome.Empty) {
          suspected = true;
          Choice suspect = branch.same(culprit);
          if (suspect != null && fails(goal, branch, suspect)) {
            return Outcome.Empty.EMPTY;
          }
        }
        best = best.or(outcome);
      }
    }
    if (best instanceof Outcome.Empty) {
      culprit = choice;
      choice.failed();
    }
    return best;
  }

  /** Whether a choice cannot be met, whatever comes of the others. */
  private boolean fails(Goal goal, Branch branch, Choice suspect) {
    Branch alone = branch.copy();
    alone.choices().clear();
    alone.choices().add(suspect);
    return cases(goal, alone) instanceof Outcome.Empty;
  }

  private Outcome leaf(Goal goal, Branch branch) {
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (atom.assertion() instanceof Assertion.Opaque opaque) {
        return new Outcome.Unknown(opaque.reason());
      }
    }
    return switch (branch.type()) {
      case NULL -> Finite.solve(branch, List.of(Values.NULL));
      case BOOLEAN -> Finite.solve(branch, List.of(Values.TRUE, Values.FALSE));
      case NUMBER -> new Numbers(branch.atoms()).solve();
      case STRING -> Strings.solve(branch.atoms());
      case ARRAY -> structured(goal, branch, new Arrays(this, goal, branch));
      case OBJECT -> structured(goal, branch, new Objects(this, goal, branch));
    };
  }

  /**
   * A property or element may be welcome only where one more subschema accepts; the builder says
   * which claims would make it so, and each is tried.
   */
  private Outcome structured(Goal goal, Branch branch, Builder builder) {
    Outcome best = builder.solve();
    if (best instanceof Outcome.Found) {
      return best;
    }
    for (List<Claim> further : builder.suggestions()) {
      Branch next = branch.copy();
      if (!branch.claimsAll(further) && next.addAll(further)) {
        best = best.or(cases(goal, next));
        if (best instanceof Outcome.Found) {
          return best;
        }
      }
    }
    return best;
  }

  /**
   * What the reader says of a part of the instance, if any claim about the part is the reader's.
   *
   * @param place the name or the index of the part
   */
  Set<Schema> childScope(
      Goal goal,
      List<Claim.OfSchema> claims,
      Object place,
      Function<Assertion, @Nullable Schema> part) {
    if (!concernsReader(claims)) {
      return Set.of();
    }
    return childScopes
        .computeIfAbsent(goal.scope(), k -> new HashMap<>())
        .computeIfAbsent(place, k -> childScope(goal.scope(), part));
  }

  private static boolean concernsReader(List<Claim.OfSchema> claims) {
    for (Claim.OfSchema claim : claims) {
      if (claim.side() == Claim.Side.READER) {
        return true;
      }
    }
    return false;
  }

  private Set<Schema> childScope(Set<Schema> scope, Function<Assertion, @Nullable Schema> part) {
    Set<Schema> child = new LinkedHashSet<>();
    for (Schema s : closures.computeIfAbsent(scope, InPlace::closure)) {
      for (Assertion a : s.assertions()) {
        Schema inner = part.apply(a);
        if (inner != null) {
          child.add(sameness.canonical(inner));
        }
      }
    }
    return child;
  }

  Described described(Set<Schema> scope) {
    return described.computeIfAbsent(scope, Described::by);
  }

  /**
   * Whether one claim is the opposite of another in the same words, so that no value meets both:
   * most parts of two versions of a schema, and seen without a goal being made of them.
   */
  boolean contradictory(List<Claim.OfSchema> claims) {
    for (int i = 1; i < claims.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Branch.opposed(claims.get(i), claims.get(j))
            && sameness.canonical(claims.get(i).schema())
                == sameness.canonical(claims.get(j).schema())) {
          return true;
        }
      }
    }
    return false;
  }

  /** A goal without doubles, in the order given. */
  Goal goal(List<Claim.OfSchema> claims, Set<Schema> scope) {
    Set<Claim.OfSchema> distinct = new LinkedHashSet<>();
    for (Claim.OfSchema claim : claims) {
      distinct.add(sameness.canonical(claim));
    }
    return new Goal(distinct, scope);
  }
}
