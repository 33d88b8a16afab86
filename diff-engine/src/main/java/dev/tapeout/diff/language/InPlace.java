package dev.tapeout.diff.language;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The subschemas that apply to the same place of an instance as the schema that holds them. */
final class InPlace {
  private InPlace() {}

  /** The schemas and all that apply in place below them, each once, in a fixed order. */
  static Set<Schema> closure(Collection<Schema> roots) {
    Set<Schema> seen = new LinkedHashSet<>();
    roots.forEach(s -> walk(s, seen));
    return seen;
  }

  private static void walk(Schema schema, Set<Schema> seen) {
    if (seen.add(schema)) {
      for (Assertion a : schema.assertions()) {
        children(a).forEach(s -> walk(s, seen));
      }
    }
  }

  /** The schemas inside an assertion that apply in place. */
  static List<Schema> children(Assertion a) {
    return a.guard() == null || a instanceof Assertion.DependentSchema ? a.children() : List.of();
  }
}
