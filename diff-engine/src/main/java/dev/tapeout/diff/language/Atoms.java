package dev.tapeout.diff.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a branch claims of its values, in the order in which it was claimed. Objects have hundreds
 * of properties and each is asked for by its name, so there is an index of what speaks of a name;
 * it is made when first asked, and copies share it.
 */
final class Atoms {
  /** So many that are not in the index yet are looked through. */
  private static final int FEW = 16;

  /**
   * An index of the first atoms.
   *
   * @param size how many
   * @param named what speaks of the properties that some atom names
   * @param others what speaks of any property
   */
  private record Index(
      int size, Map<String, List<Claim.OfAssertion>> named, List<Claim.OfAssertion> others) {
    static final Index NONE = new Index(0, Map.of(), List.of());

    static Index of(List<Claim.OfAssertion> atoms) {
      Map<String, List<Claim.OfAssertion>> named = new HashMap<>();
      List<Claim.OfAssertion> others = new ArrayList<>();
      for (Claim.OfAssertion atom : atoms) {
        if (atom.assertion() instanceof Assertion.Property p) {
          named.computeIfAbsent(p.name(), k -> new ArrayList<>(others)).add(atom);
        } else if (atom.assertion() instanceof Assertion.Required r) {
          named.computeIfAbsent(r.name(), k -> new ArrayList<>(others)).add(atom);
        } else if (speaksOfAny(atom.assertion())) {
          named.values().forEach(list -> list.add(atom));
          others.add(atom);
        }
      }
      return new Index(atoms.size(), named, others);
    }

    List<Claim.OfAssertion> about(String name) {
      return named.getOrDefault(name, others);
    }
  }

  private final List<Claim.OfAssertion> all;
  private Index index;

  Atoms() {
    this.all = new ArrayList<>();
    this.index = Index.NONE;
  }

  private Atoms(Atoms other) {
    this.all = new ArrayList<>(other.all);
    this.index = other.index;
  }

  Atoms copy() {
    return new Atoms(this);
  }

  List<Claim.OfAssertion> all() {
    return Collections.unmodifiableList(all);
  }

  void add(Claim.OfAssertion atom) {
    all.add(atom);
  }

  void remove(Claim.OfAssertion atom) {
    all.remove(atom);
    index = Index.NONE;
  }

  /**
   * All that may speak of a property: what names it, be it that it must be there or what it must
   * be, and what speaks of properties by patterns or as those that are left.
   */
  List<Claim.OfAssertion> about(String name) {
    if (all.size() - index.size > FEW) {
      index = Index.of(all);
    }
    List<Claim.OfAssertion> known = index.about(name);
    List<Claim.OfAssertion> more = null;
    for (int i = index.size; i < all.size(); i++) {
      if (speaksOf(name, all.get(i).assertion())) {
        more = more == null ? new ArrayList<>(known) : more;
        more.add(all.get(i));
      }
    }
    return more == null ? known : more;
  }

  private static boolean speaksOf(String name, Assertion a) {
    return a instanceof Assertion.Property p
        ? p.name().equals(name)
        : a instanceof Assertion.Required r ? r.name().equals(name) : speaksOfAny(a);
  }

  private static boolean speaksOfAny(Assertion a) {
    return a instanceof Assertion.PatternProperty
        || a instanceof Assertion.Additional
        || a instanceof Assertion.PropertyNames
        || a instanceof Assertion.UnevaluatedProperties;
  }
}
