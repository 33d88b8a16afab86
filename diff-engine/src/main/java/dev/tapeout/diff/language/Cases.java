package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a goal apart: type by type, and in each by the choices that its claims leave open, until
 * only claims about the one type are left, which that type answers.
 */
final class Cases {
  /** Simple values first: they make the more readable witnesses. */
  private static final List<JsonType> ORDER =
      List.of(
          JsonType.STRING,
          JsonType.NUMBER,
          JsonType.BOOLEAN,
          JsonType.NULL,
          JsonType.ARRAY,
          JsonType.OBJECT);

  private final Search search;
  private final Sameness sameness;
  private final Unions unions;

  /** The choice of which nothing was left when a case last failed. */
  private @Nullable Choice culprit;

  Cases(Search search, Sameness sameness, Unions unions) {
    this.search = search;
    this.sameness = sameness;
    this.unions = unions;
  }

  /** The first answer that finds an instance, else what all cases together say. */
  Outcome of(Goal goal) {
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
    if (search.exhausted(branch.atoms().size())) {
      return new Outcome.Unknown(Effort.TOO_MUCH);
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
    return branch.type() == JsonType.OBJECT && new Objects(search, goal, branch).impossible();
  }

  private static final Choice DEAD = Choice.of(List.of());

  /**
   * Drops alternatives that cannot hold and takes those that must; the smallest choice that is left
   * is the next to split on, null where none is, {@code DEAD} where the branch cannot hold.
   */
  private @Nullable Choice settleForced(Goal goal, Branch branch) {
    Objects objects = new Objects(search, goal, branch);
    while (true) {
      if (!branch.openKnown()) {
        return DEAD;
      }
      Choice smallest = null;
      boolean progressed = false;
      List<Choice> open = new ArrayList<>(branch.choices());
      branch.choices().clear();
      for (Choice choice : open) {
        search.effort().spend(choice.alternatives().size());
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
      return new Arrays(search, goal, branch).impossibleFrom(items.from(), denied);
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
      case ARRAY -> structured(goal, branch, new Arrays(search, goal, branch));
      case OBJECT -> structured(goal, branch, new Objects(search, goal, branch));
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
}
