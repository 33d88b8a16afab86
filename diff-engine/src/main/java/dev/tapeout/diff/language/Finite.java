package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import java.util.List;

/** Branches with finitely many candidates: each is simply tried. */
final class Finite {
  private Finite() {}

  static boolean applies(Branch branch) {
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (lists(atom)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lists(Claim.OfAssertion atom) {
    return atom.positive() && atom.assertion() instanceof Assertion.Listed;
  }

  static Outcome solve(Branch branch) {
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (lists(atom)) {
        return solve(branch, ((Assertion.Listed) atom.assertion()).values());
      }
    }
    throw new IllegalStateException("no list of values");
  }

  static Outcome solve(Branch branch, List<Node> candidates) {
    Outcome best = Outcome.Empty.EMPTY;
    for (Node candidate : candidates) {
      if (candidate.type() == branch.type()) {
        try {
          if (holds(branch, candidate)) {
            return new Outcome.Found(candidate);
          }
        } catch (Undecided beyond) {
          best = best.or(new Outcome.Unknown(beyond.reason()));
        }
      }
    }
    return best;
  }

  private static boolean holds(Branch branch, Node candidate) {
    return branch.atoms().stream().allMatch(c -> holds(c, candidate))
        && branch.closed().stream().allMatch(c -> holds(c, candidate))
        && branch.choices().stream()
            .allMatch(choice ->
                choice.alternatives().stream()
                    .anyMatch(all -> all.stream().allMatch(c -> holds(c, candidate))));
  }

  private static boolean holds(Claim claim, Node candidate) {
    boolean accepts =
        claim instanceof Claim.OfSchema s
            ? Evaluator.accepts(s.schema(), candidate)
            : Evaluator.holds(((Claim.OfAssertion) claim).assertion(), candidate);
    return accepts == claim.positive();
  }

  /** The values of a type that the branch's denied lists leave out. */
  static List<Node> excluded(List<Claim.OfAssertion> atoms, JsonType type) {
    return atoms.stream()
        .filter(c -> !c.positive() && c.assertion() instanceof Assertion.Listed)
        .flatMap(c -> ((Assertion.Listed) c.assertion()).values().stream())
        .filter(v -> v.type() == type)
        .toList();
  }
}
