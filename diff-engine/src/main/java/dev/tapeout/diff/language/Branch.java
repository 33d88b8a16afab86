package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case of a goal for one JSON type: the claims made so far, taken apart into atoms of that type
 * and into choices that are still open.
 */
final class Branch {
  private static final Assertion WHOLE = new Assertion.MultipleOf(BigDecimal.ONE);

  private final JsonType type;
  private final Sameness sameness;
  private final Unions unions;
  private final Set<Claim.OfSchema> schemas;
  private final Atoms atoms;
  private final List<Choice> choices;

  /** Claims about large unions that are not choices yet, for fewer members may be left by then. */
  private final List<Claim.OfAssertion> closed;

  Branch(JsonType type, Sameness sameness, Unions unions) {
    this.type = type;
    this.sameness = sameness;
    this.unions = unions;
    this.schemas = new LinkedHashSet<>();
    this.atoms = new Atoms();
    this.choices = new ArrayList<>();
    this.closed = new ArrayList<>();
  }

  private Branch(Branch other) {
    this.type = other.type;
    this.sameness = other.sameness;
    this.unions = other.unions;
    this.schemas = new LinkedHashSet<>(other.schemas);
    this.atoms = other.atoms.copy();
    this.choices = new ArrayList<>(other.choices);
    this.closed = new ArrayList<>(other.closed);
  }

  Branch copy() {
    return new Branch(this);
  }

  JsonType type() {
    return type;
  }

  List<Claim.OfAssertion> atoms() {
    return atoms.all();
  }

  /** The atoms that may speak of a property. */
  List<Claim.OfAssertion> about(String name) {
    return atoms.about(name);
  }

  List<Choice> choices() {
    return choices;
  }

  /** Claims about unions that are not choices yet. */
  List<Claim.OfAssertion> closed() {
    return closed;
  }

  /** The open choice that is the same as one of another branch, or what is left of it. */
  @Nullable Choice same(@Nullable Choice choice) {
    for (Choice open : choices) {
      if (choice != null && open.failures() == choice.failures()) {
        return open;
      }
    }
    return null;
  }

  boolean claims(Claim claim) {
    return claim instanceof Claim.OfSchema s
        ? schemas.contains(sameness.canonical(s))
        : atoms.all().contains(claim);
  }

  /** Whether a property is claimed to be there, by another side than the one given. */
  boolean requires(String name, Claim.@Nullable Side except) {
    for (Claim.OfAssertion atom : atoms.about(name)) {
      if (atom.positive()
          && atom.side() != except
          && atom.assertion() instanceof Assertion.Required r
          && r.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  boolean claimsAll(List<Claim> claims) {
    for (Claim claim : claims) {
      if (!claims(claim)) {
        return false;
      }
    }
    return true;
  }

  boolean deniesAny(List<Claim> claims) {
    for (Claim claim : claims) {
      if (contradicts(claim)) {
        return true;
      }
    }
    return false;
  }

  boolean addAll(List<Claim> claims) {
    for (Claim claim : claims) {
      if (!add(claim)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds a claim.
   *
   * @return false where it contradicts what is claimed already: the branch is then dead
   */
  boolean add(Claim claim) {
    return claim instanceof Claim.OfSchema s
        ? add(sameness.canonical(s))
        : add((Claim.OfAssertion) claim);
  }

  private boolean add(Claim.OfSchema claim) {
    if (schemas.contains(claim)) {
      return true;
    }
    if (contradicts(claim)) {
      return false;
    }
    schemas.add(claim);
    List<Assertion> relevant = claim.schema().assertions(type);
    if (claim.positive()) {
      for (Assertion a : relevant) {
        if (!add(Claim.of(a, true, claim.side()))) {
          return false;
        }
      }
      return true;
    }
    List<List<Claim>> alternatives = new ArrayList<>();
    for (Assertion a : relevant) {
      if (a instanceof Assertion.Type t && !t.types().contains(type)) {
        return true;
      }
      if (a instanceof Assertion.Type t && !(t.integersOnly() && type == JsonType.NUMBER)) {
        continue;
      }
      // To leave a property out takes nothing, so it is tried first.
      int at = a instanceof Assertion.Required ? 0 : alternatives.size();
      alternatives.add(at, List.of(Claim.of(a, false, claim.side())));
    }
    return choose(alternatives);
  }

  private boolean choose(List<List<Claim>> alternatives) {
    if (alternatives.isEmpty()) {
      return false;
    }
    if (alternatives.size() == 1) {
      return addAll(alternatives.get(0));
    }
    choices.add(Choice.of(alternatives));
    return true;
  }

  /** Whether the opposite is claimed in the same words. */
  boolean contradicts(Claim claim) {
    if (claim instanceof Claim.OfSchema s) {
      Schema schema = sameness.canonical(s.schema());
      for (Claim.Side side : Claim.Side.values()) {
        Claim.OfSchema opposite = Claim.of(schema, !s.positive(), side);
        if (opposed(s, opposite) && schemas.contains(opposite)) {
          return true;
        }
      }
      return false;
    }
    Claim.OfAssertion a = (Claim.OfAssertion) claim;
    for (Claim.OfAssertion other : alike(a.assertion())) {
      if (opposed(a, other) && sameness.same(a.assertion(), other.assertion())) {
        return true;
      }
    }
    return false;
  }

  /** The claims among which the same assertion would be. */
  private List<Claim.OfAssertion> alike(Assertion a) {
    return isUnion(a)
        ? closed
        : a instanceof Assertion.Property p
            ? atoms.about(p.name())
            : a instanceof Assertion.Required r ? atoms.about(r.name()) : atoms.all();
  }

  /**
   * What an open reader rejects no instance of the schema is; but what it accepts, ignoring
   * properties that it does not know, may well be none.
   */
  static boolean opposed(Claim a, Claim b) {
    if (a.positive() == b.positive()) {
      return false;
    }
    Claim positive = a.positive() ? a : b;
    Claim negative = a.positive() ? b : a;
    return positive.side() != Claim.Side.READER || negative.side() == Claim.Side.READER;
  }

  private boolean add(Claim.OfAssertion claim) {
    Assertion a = claim.assertion();
    if (a.guard() != null && a.guard() != type) {
      return claim.positive();
    }
    if (a instanceof Assertion.Type t) {
      return type(t, claim);
    }
    if (a instanceof Assertion.UnevaluatedItems u && u.value() == Schema.TRUE
        || a instanceof Assertion.UnevaluatedProperties p && p.value() == Schema.TRUE) {
      return claim.positive();
    }
    if (a instanceof Assertion.All all) {
      return add(Claim.of(all.schema(), claim.positive(), claim.side()));
    }
    if (a instanceof Assertion.Not not) {
      return add(Claim.of(not.schema(), !claim.positive(), claim.side()));
    }
    if (contradicts(claim)) {
      return false;
    }
    if (isUnion(a)) {
      Partition union = unions.partition(a.children(), type);
      return union.tellsApart() ? closed.add(claim) : open(claim, union.members());
    }
    if (a instanceof Assertion.Conditional c) {
      return choose(
          List.of(
              List.of(
                  Claim.of(c.condition(), true, claim.side()),
                  Claim.of(c.then(), claim.positive(), claim.side())),
              List.of(
                  Claim.of(c.condition(), false, claim.side()),
                  Claim.of(c.otherwise(), claim.positive(), claim.side()))));
    }
    if (a instanceof Assertion.DependentSchema d) {
      return dependent(
          d.name(), List.of(Claim.of(d.schema(), claim.positive(), claim.side())), claim);
    }
    if (a instanceof Assertion.DependentRequired d) {
      return dependentRequired(d, claim);
    }
    if (a instanceof Assertion.Listed listed && !claim.positive()) {
      return notListed(listed, claim);
    }
    if (a instanceof Assertion.Contains c && !claim.positive()) {
      return notContains(c, claim.side());
    }
    if (a instanceof Assertion.Contains c) {
      return contains(c, claim);
    }
    atoms.add(claim);
    return true;
  }

  /** What is counted twice is counted once, between both bounds; none at all is a rule for all. */
  private boolean contains(Assertion.Contains counted, Claim.OfAssertion claim) {
    Assertion.Contains both = counted;
    for (Claim.OfAssertion atom : List.copyOf(atoms.all())) {
      if (atom.assertion() instanceof Assertion.Contains c
          && atom.side() == claim.side()
          && sameness.same(c.value(), counted.value())) {
        atoms.remove(atom);
        both =
            new Assertion.Contains(
                c.value(), Math.max(both.min(), c.min()), Math.min(both.max(), c.max()));
      }
    }
    if (both.min() > both.max()) {
      return false;
    }
    if (both.max() == 0) {
      Schema none = Schema.of(new Assertion.Not(both.value()));
      return add(Claim.of(new Assertion.Items(0, none), true, claim.side()));
    }
    if (both.min() > 0 || both.max() < Long.MAX_VALUE) {
      atoms.add(Claim.of(both, true, claim.side()));
    }
    return true;
  }

  private boolean type(Assertion.Type t, Claim.OfAssertion claim) {
    boolean listed = t.types().contains(type);
    if (listed && type == JsonType.NUMBER && t.integersOnly()) {
      return add(Claim.of(WHOLE, claim.positive(), claim.side()));
    }
    return listed == claim.positive();
  }

  private static List<List<Claim>> each(List<Schema> schemas, Claim.Side side) {
    return schemas.stream().map(s -> List.<Claim>of(Claim.of(s, true, side))).toList();
  }

  /**
   * Opens the large unions of which it is known, by now, which members may accept.
   *
   * @return false where one of them cannot hold
   */
  boolean openKnown() {
    for (Claim.OfAssertion claim : List.copyOf(closed)) {
      Partition all = unions.partition(claim.assertion().children(), type);
      Set<Assertion.Value> values = values(all.key());
      if (values != null || all.members().size() < 2) {
        List<Schema> left = values == null ? all.members() : all.accepting(values);
        closed.remove(claim);
        if (!open(claim, left)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Opens the next large union: one that is claimed, or one that is denied if that is {@code last}.
   */
  boolean opensNext(boolean last) {
    for (Claim.OfAssertion claim : closed) {
      if (claim.positive() || last) {
        closed.remove(claim);
        if (!open(claim, unions.partition(claim.assertion().children(), type).members())) {
          choices.add(Choice.of(List.of()));
        }
        return true;
      }
    }
    return false;
  }

  /** The values of a property that has to be there, where they are listed. */
  private @Nullable Set<Assertion.Value> values(@Nullable String key) {
    if (key == null || !requires(key, null)) {
      return null;
    }
    for (Claim.OfAssertion atom : atoms.about(key)) {
      if (atom.positive()
          && atom.assertion() instanceof Assertion.Property p
          && p.name().equals(key)) {
        Set<Assertion.Value> values = Signature.values(p.value());
        if (values != null) {
          return values;
        }
      }
    }
    return null;
  }

  /** The members of a union that may accept, by what is claimed so far. */
  List<Schema> accepting(List<Schema> union) {
    Partition all = unions.partition(union, type);
    Set<Assertion.Value> values = values(all.key());
    return values == null ? all.members() : all.accepting(values);
  }

  private boolean open(Claim.OfAssertion claim, List<Schema> members) {
    if (claim.assertion() instanceof Assertion.Any) {
      return claim.positive()
          ? choose(each(members, claim.side()))
          : addAll(Claims.none(members, claim.side()));
    }
    return choose(unions.count(members, type, claim.positive(), claim.side()));
  }

  private static boolean isUnion(Assertion a) {
    return a instanceof Assertion.Any || a instanceof Assertion.One;
  }

  private boolean dependent(String name, List<Claim> claims, Claim.OfAssertion claim) {
    Claim present = Claim.of(new Assertion.Required(name), true, claim.side());
    if (claim.positive()) {
      Claim absent = Claim.of(new Assertion.Required(name), false, claim.side());
      List<Claim> both = new ArrayList<>(claims);
      both.add(0, present);
      return choose(List.of(List.of(absent), both));
    }
    return add(present) && addAll(claims);
  }

  private boolean dependentRequired(Assertion.DependentRequired d, Claim.OfAssertion claim) {
    List<Claim> others = new ArrayList<>();
    for (String other : d.others()) {
      others.add(Claim.of(new Assertion.Required(other), claim.positive(), claim.side()));
    }
    if (claim.positive()) {
      return others.isEmpty() || dependent(d.name(), others, claim);
    }
    return dependent(d.name(), List.of(), claim)
        && choose(others.stream().map(c -> List.<Claim>of(c)).toList());
  }

  /** A value differs from an array or object in its size or in one of its parts. */
  private boolean notListed(Assertion.Listed listed, Claim.OfAssertion claim) {
    if (type != JsonType.ARRAY && type != JsonType.OBJECT) {
      atoms.add(claim);
      return true;
    }
    for (Node value : listed.values()) {
      if (value.type() == type && !choose(Unlike.ways(value))) {
        return false;
      }
    }
    return true;
  }

  private boolean notContains(Assertion.Contains c, Claim.Side side) {
    List<List<Claim>> alternatives = new ArrayList<>();
    if (c.min() > 0) {
      alternatives.add(
          List.of(Claim.of(new Assertion.Contains(c.value(), 0, c.min() - 1), true, side)));
    }
    if (c.max() < Long.MAX_VALUE) {
      alternatives.add(
          List.of(
              Claim.of(
                  new Assertion.Contains(c.value(), c.max() + 1, Long.MAX_VALUE), true, side)));
    }
    return choose(alternatives);
  }
}
