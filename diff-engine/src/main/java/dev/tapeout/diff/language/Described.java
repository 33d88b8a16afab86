package dev.tapeout.diff.language;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which properties a set of schemas describes at one place, whether or not each of them accepts:
 * those that it names, those that its patterns match, or all of them where it says what any further
 * property must look like.
 */
record Described(Set<String> names, Set<String> patterns, boolean others) {
  static Described by(Collection<Schema> schemas) {
    Set<String> names = new TreeSet<>();
    Set<String> patterns = new LinkedHashSet<>();
    boolean others = false;
    for (Schema s : InPlace.closure(schemas)) {
      for (Assertion a : s.assertions()) {
        if (a instanceof Assertion.Property p) {
          names.add(p.name());
        } else if (a instanceof Assertion.Required r) {
          names.add(r.name());
        } else if (a instanceof Assertion.DependentRequired d) {
          names.add(d.name());
          names.addAll(d.others());
        } else if (a instanceof Assertion.DependentSchema d) {
          names.add(d.name());
        } else if (a instanceof Assertion.PatternProperty p) {
          patterns.add(p.regex());
        } else if (a instanceof Assertion.Additional extra) {
          others |= extra.value() != Schema.FALSE;
          patterns.addAll(extra.patterns());
        } else if (a instanceof Assertion.UnevaluatedProperties extra) {
          others |= extra.value() != Schema.FALSE;
        }
      }
    }
    return new Described(names, patterns, others);
  }

  /** Whether the schemas name {@code key} or have a pattern for it. */
  boolean names(String key) {
    return names.contains(key) || patterns.stream().anyMatch(p -> Regex.of(p).matches(key));
  }

  boolean covers(String key) {
    return others || names(key);
  }
}
