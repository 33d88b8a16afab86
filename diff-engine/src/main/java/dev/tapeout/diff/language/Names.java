package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.StringNode;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that a property at one place may have: those that a schema there mentions, and enough
 * of all others to show each kind that the patterns tell apart.
 */
final class Names {
  /** So many patterns are told apart in all combinations. */
  private static final int PATTERNS = 5;

  private static final Schema STRINGS =
      Schema.of(new Assertion.Type(EnumSet.of(JsonType.STRING), false));

  private final Search search;
  private final Goal goal;
  private final Branch branch;
  private final Described known;
  private final Map<Integer, List<String>> freshNames = new LinkedHashMap<>();
  private @Nullable Set<String> named;
  private boolean incomplete;

  /**
   * @param known what the reader describes
   */
  Names(Search search, Goal goal, Branch branch, Described known) {
    this.search = search;
    this.goal = goal;
    this.branch = branch;
    this.known = known;
  }

  /** Whether names of some kind may be missing among the fresh ones. */
  boolean incomplete() {
    return incomplete;
  }

  /** Every name that any schema at this place mentions. */
  Set<String> mentioned() {
    Set<String> names = named;
    if (names == null) {
      names = new TreeSet<>(known.names());
      for (Claim.OfSchema claim : goal.claims()) {
        names.addAll(search.described(Set.of(claim.schema())).names());
      }
      for (Claim.OfAssertion atom : branch.atoms()) {
        names.addAll(search.described(Set.of(Schema.of(atom.assertion()))).names());
        if (atom.assertion() instanceof Assertion.Additional extra) {
          names.addAll(extra.names());
        }
      }
      named = names;
    }
    return names;
  }

  /** Names that nothing mentions: {@code count} of each class that the patterns tell apart. */
  List<String> fresh(int count) {
    return freshNames.computeIfAbsent(count, this::makeFresh);
  }

  private List<String> makeFresh(int count) {
    Set<String> patterns = new LinkedHashSet<>(known.patterns());
    List<Claim.OfSchema> rules = new ArrayList<>();
    List<Claim.OfSchema> breaches = new ArrayList<>();
    for (Claim.OfAssertion atom : branch.atoms()) {
      if (atom.assertion() instanceof Assertion.PatternProperty p) {
        patterns.add(p.regex());
      } else if (atom.assertion() instanceof Assertion.Additional extra) {
        patterns.addAll(extra.patterns());
      } else if (atom.assertion() instanceof Assertion.PropertyNames p) {
        if (!search.world().ignores(atom.side()) || known.others()) {
          (atom.positive() ? rules : breaches)
              .add(Claim.of(p.name(), atom.positive(), Claim.Side.PLAIN));
        }
      }
    }
    for (Claim.OfSchema claim : goal.claims()) {
      patterns.addAll(search.described(Set.of(claim.schema())).patterns());
    }
    if (patterns.isEmpty() && rules.isEmpty() && breaches.isEmpty()) {
      return plainNames(count);
    }
    List<String> names = new ArrayList<>();
    List<List<Claim.OfSchema>> kinds = new ArrayList<>(List.of(rules));
    for (Claim.OfSchema breach : breaches) {
      List<Claim.OfSchema> kind = new ArrayList<>(rules);
      kind.add(breach);
      kinds.add(kind);
    }
    for (List<Claim.OfSchema> kind : kinds) {
      for (List<Claim.OfSchema> patternClass : classes(patterns)) {
        List<Claim.OfSchema> all = new ArrayList<>(kind);
        all.addAll(patternClass);
        add(all, count, names);
      }
    }
    return names;
  }

  private List<String> plainNames(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; names.size() < count; i++) {
      String name = i == 1 ? "extra" : "extra" + i;
      if (!mentioned().contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Every combination of matching and not matching the patterns. */
  private List<List<Claim.OfSchema>> classes(Set<String> patterns) {
    List<String> all = new ArrayList<>(patterns);
    List<List<Claim.OfSchema>> classes = new ArrayList<>();
    if (all.size() > PATTERNS) {
      incomplete = true;
    }
    int exact = Math.min(all.size(), PATTERNS);
    for (int bits = 0; bits < 1 << exact; bits++) {
      List<Claim.OfSchema> claims = new ArrayList<>();
      for (int i = 0; i < exact; i++) {
        Schema matches = Schema.of(new Assertion.Pattern(all.get(i)));
        claims.add(Claim.of(matches, (bits >> i & 1) == 1, Claim.Side.PLAIN));
      }
      classes.add(claims);
    }
    return classes;
  }

  private void add(List<Claim.OfSchema> claims, int count, List<String> names) {
    int before = names.size();
    plainNames(count).stream()
        .filter(name -> !names.contains(name) && holds(claims, name))
        .forEach(names::add);
    while (names.size() < before + count) {
      List<Node> taken = new ArrayList<>();
      mentioned().forEach(n -> taken.add(Values.string(n)));
      names.forEach(n -> taken.add(Values.string(n)));
      Outcome outcome = name(claims, taken);
      if (outcome instanceof Outcome.Found f && f.value() instanceof StringNode s) {
        names.add(s.value());
      } else {
        incomplete |= outcome instanceof Outcome.Unknown;
        return;
      }
    }
  }

  /** A name that is not taken; the empty one only where there is no other. */
  private Outcome name(List<Claim.OfSchema> claims, List<Node> taken) {
    List<Node> unreadable = new ArrayList<>(taken);
    unreadable.add(Values.string(""));
    Outcome outcome = Outcome.Empty.EMPTY;
    for (List<Node> without : List.of(unreadable, taken)) {
      List<Claim.OfSchema> all = new ArrayList<>(claims);
      all.add(Claim.of(Schema.of(new Assertion.Listed(without)), false, Claim.Side.PLAIN));
      all.add(Claim.of(STRINGS, true, Claim.Side.PLAIN));
      outcome = outcome.or(search.solve(search.goal(all, Set.of())));
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
    }
    return outcome;
  }

  private static boolean holds(List<Claim.OfSchema> claims, String name) {
    Node key = Values.string(name);
    return claims.stream().allMatch(c -> Evaluator.accepts(c.schema(), key) == c.positive());
  }
}
