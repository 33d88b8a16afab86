package dev.tapeout.diff.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which properties or elements a schema evaluates, given what a branch of the search already claims
 * (JSON Schema 2020-12 core, 11.2 and 11.3: a subschema evaluates only where it accepts).
 */
final class Covering {
  private final Branch branch;
  private final Effort effort;
  private final Claim.Side side;
  private final Predicate<Assertion> evaluates;

  private Covering(Branch branch, Effort effort, Claim.Side side, Predicate<Assertion> evaluates) {
    this.branch = branch;
    this.effort = effort;
    this.side = side;
    this.evaluates = evaluates;
  }

  static Covering ofProperty(Branch branch, Effort effort, Claim.Side side, String key) {
    return new Covering(
        branch,
        effort,
        side,
        a -> a instanceof Assertion.UnevaluatedProperties || valueSchema(a, key) != null);
  }

  static Covering ofElement(Branch branch, Effort effort, Claim.Side side, int index) {
    return new Covering(
        branch,
        effort,
        side,
        a -> a instanceof Assertion.UnevaluatedItems || elementSchema(a, index) != null);
  }

  /** The schema that an assertion lays on the property {@code key}; null where it lays none. */
  static @Nullable Schema valueSchema(Assertion a, String key) {
    if (a instanceof Assertion.Property p) {
      return p.name().equals(key) ? p.value() : null;
    }
    if (a instanceof Assertion.PatternProperty p) {
      return Regex.of(p.regex()).matches(key) ? p.value() : null;
    }
    if (a instanceof Assertion.Additional extra) {
      return isAdditional(extra, key) ? extra.value() : null;
    }
    return null;
  }

  static boolean isAdditional(Assertion.Additional extra, String key) {
    return !extra.names().contains(key)
        && extra.patterns().stream().noneMatch(p -> Regex.of(p).matches(key));
  }

  /** The schema that an assertion lays on the element at {@code index}; null for none. */
  static @Nullable Schema elementSchema(Assertion a, int index) {
    if (a instanceof Assertion.PrefixItem p) {
      return p.index() == index ? p.value() : null;
    }
    if (a instanceof Assertion.Items items) {
      return index >= items.from() ? items.value() : null;
    }
    return null;
  }

  /** Whether {@code owner}, accepting, evaluates the place in every continuation of the branch. */
  boolean certain(Schema owner) {
    return certain(owner, new HashSet<>());
  }

  private boolean certain(Schema schema, Set<Schema> seen) {
    if (seen.add(schema)) {
      for (Assertion a : schema.assertions()) {
        if (certain(a, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean certain(Assertion a, Set<Schema> seen) {
    if (evaluates.test(a)) {
      return true;
    }
    if (a instanceof Assertion.All all) {
      return certain(all.schema(), seen);
    }
    for (List<Claim> condition : conditions(a)) {
      effort.spend(1);
      if (branch.claimsAll(condition)) {
        for (Claim claim : condition) {
          if (claim instanceof Claim.OfSchema s && s.positive() && certain(s.schema(), seen)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The further claims, each list enough by itself, under which {@code owner} evaluates it. */
  List<List<Claim>> possible(Schema owner) {
    List<List<Claim>> out = new ArrayList<>();
    possible(
        owner,
        (assertion, given) -> {
          if (!given.isEmpty()) {
            out.add(given);
          }
        });
    return out;
  }

  /**
   * A {@code contains} that may evaluate elements.
   *
   * @param given the further claims under which it applies; none where it does in every
   *     continuation of the branch
   */
  record Applying(Assertion.Contains contains, List<Claim> given) {}

  /** The {@code contains} that {@code owner}, accepting, applies or may apply. */
  static List<Applying> contains(Branch branch, Effort effort, Claim.Side side, Schema owner) {
    List<Applying> out = new ArrayList<>();
    new Covering(branch, effort, side, a -> a instanceof Assertion.Contains)
        .possible(owner, (a, given) -> out.add(new Applying((Assertion.Contains) a, given)));
    return out;
  }

  private void possible(Schema owner, BiConsumer<Assertion, List<Claim>> out) {
    possible(owner, List.of(), new HashSet<>(), out);
  }

  /** Written out, since these are hashed often. */
  private record Way(Schema schema, List<Claim> given) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Way w && w.schema == schema && w.given.equals(given);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(schema) * 31 + given.hashCode();
    }
  }

  /** One schema may come to bear in several ways, and each counts. */
  private void possible(
      Schema schema, List<Claim> given, Set<Way> seen, BiConsumer<Assertion, List<Claim>> out) {
    if (!seen.add(new Way(schema, given))) {
      return;
    }
    for (Assertion a : schema.assertions()) {
      if (evaluates.test(a)) {
        out.accept(a, given);
      } else if (a instanceof Assertion.All all) {
        possible(all.schema(), given, seen, out);
      } else {
        for (List<Claim> condition : conditions(a)) {
          effort.spend(1);
          if (effort.isSpent()) {
            throw new Undecided(Effort.TOO_MUCH);
          }
          if (!branch.deniesAny(condition)) {
            List<Claim> wider = new ArrayList<>(given);
            condition.stream()
                .filter(c -> !branch.claims(c) && !wider.contains(c))
                .forEach(wider::add);
            for (Claim claim : condition) {
              if (claim instanceof Claim.OfSchema s && s.positive()) {
                possible(s.schema(), wider, seen, out);
              }
            }
          }
        }
      }
    }
  }

  /** The ways in which a conditional applicator brings a subschema to bear. */
  private List<List<Claim>> conditions(Assertion a) {
    if (a instanceof Assertion.Any any) {
      return branch.accepting(any.schemas()).stream()
          .map(s -> List.<Claim>of(Claim.of(s, true, side)))
          .toList();
    }
    if (a instanceof Assertion.One one) {
      return branch.accepting(one.schemas()).stream()
          .map(s -> List.<Claim>of(Claim.of(s, true, side)))
          .toList();
    }
    if (a instanceof Assertion.Conditional c) {
      return List.of(
          List.of(Claim.of(c.condition(), true, side), Claim.of(c.then(), true, side)),
          List.of(Claim.of(c.condition(), false, side), Claim.of(c.otherwise(), true, side)));
    }
    if (a instanceof Assertion.DependentSchema d) {
      return List.of(
          List.of(
              Claim.of(new Assertion.Required(d.name()), true, side),
              Claim.of(d.schema(), true, side)));
    }
    return List.of();
  }
}
