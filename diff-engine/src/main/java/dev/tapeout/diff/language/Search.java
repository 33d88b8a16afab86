package dev.tapeout.diff.language;

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
  /** Levels of nesting of an instance, and down to which a proof is sought that there is none. */
  private static final int DEEPEST = 5_000;

  private static final Outcome TOO_DEEP =
      new Outcome.Unknown("the instance would be nested deeper than " + DEEPEST + " levels");

  private record Provisional(Outcome outcome, int dependsOn) {}

  private record Assumed(Goal goal, Outcome outcome) {}

  private final World world;
  private final Sameness sameness;
  private final Cases cases;
  private final Map<Goal, Outcome> settled = new HashMap<>();
  private final Map<Goal, Provisional> provisional = new HashMap<>();
  private final List<Assumed> provisionalLog = new ArrayList<>();
  private final Map<Goal, Integer> inProgress = new HashMap<>();
  private final Map<Set<Schema>, Described> described = new HashMap<>();
  private final Map<Set<Schema>, Set<Schema>> closures = new HashMap<>();
  private final Map<Set<Schema>, Map<Object, Set<Schema>>> childScopes = new HashMap<>();
  private final Effort effort;
  private int dependsOn = Integer.MAX_VALUE;

  Search(World world, Sameness sameness, Unions unions, Effort effort) {
    this.world = world;
    this.effort = effort;
    this.sameness = sameness;
    this.cases = new Cases(this, sameness, unions);
  }

  World world() {
    return world;
  }

  Effort effort() {
    return effort;
  }

  /** Takes note of so many claims that are looked at; true where the question has used up all. */
  boolean exhausted(int claims) {
    effort.spend(1 + claims);
    return effort.isSpent();
  }

  /** A question from outside. */
  Outcome ask(Goal goal) {
    int outer = effort.begin();
    try {
      return solve(goal);
    } catch (StackOverflowError deep) {
      inProgress.clear();
      forget(0);
      dependsOn = Integer.MAX_VALUE;
      return new Outcome.Unknown("the schemas are nested too deeply");
    } finally {
      effort.end(outer);
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
    Outcome outcome = cases.of(goal);
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
