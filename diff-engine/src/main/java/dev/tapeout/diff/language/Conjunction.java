package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The assertions of a schema and of all that it includes without condition, each schema once: what
 * it says, however that is spread over references and {@code allOf}, and whether {@code null} is
 * one of its types or a branch of a union.
 */
final class Conjunction {
  private static final Set<JsonType> NULL = EnumSet.of(JsonType.NULL);

  private final Set<Schema> met = Collections.newSetFromMap(new IdentityHashMap<>());

  private Conjunction() {}

  static List<Assertion> of(Schema schema) {
    Schema named = schema.named();
    return plain(named) ? named.assertions() : new Conjunction().all(named);
  }

  /** What a schema includes without condition but for {@code null}; one level of such unions. */
  static List<Schema> besideNull(Schema schema) {
    List<Schema> found = new ArrayList<>();
    Schema named = schema.named();
    if (!plain(named)) {
      for (Assertion a : new Conjunction().included(named, new ArrayList<>())) {
        Schema beside = a instanceof Assertion.Any any ? beside(any) : null;
        if (beside != null) {
          found.add(beside);
        }
      }
    }
    return found;
  }

  /** The names of the properties that a schema says something of without condition. */
  static Set<String> properties(Schema schema) {
    Set<String> names = new HashSet<>();
    for (Assertion a : new Conjunction().included(schema, new ArrayList<>())) {
      if (a instanceof Assertion.Property p) {
        names.add(p.name());
      }
    }
    return names;
  }

  private static boolean plain(Schema schema) {
    for (Assertion a : schema.assertions()) {
      if (a instanceof Assertion.All || a instanceof Assertion.Any) {
        return false;
      }
    }
    return true;
  }

  private List<Assertion> all(Schema schema) {
    List<Assertion> all = new ArrayList<>();
    Deque<Assertion> work = new ArrayDeque<>(included(schema, new ArrayList<>()));
    while (!work.isEmpty()) {
      Assertion a = work.remove();
      List<Assertion> said = a instanceof Assertion.Any any ? orNull(any) : null;
      if (said == null) {
        all.add(a);
      } else {
        work.addAll(said);
      }
    }
    return List.copyOf(all);
  }

  /**
   * What a schema says that was not said before, {@code allOf} and references followed.
   *
   * @param newly takes the schemas that were met on the way
   */
  private List<Assertion> included(Schema start, List<Schema> newly) {
    List<Assertion> found = new ArrayList<>();
    Deque<Schema> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      Schema schema = work.remove();
      if (met.add(schema)) {
        newly.add(schema);
        for (Assertion a : schema.assertions()) {
          if (a instanceof Assertion.All inner) {
            work.add(inner.schema());
          } else {
            found.add(a);
          }
        }
      }
    }
    return found;
  }

  /**
   * A schema or {@code null}, as what the schema says with {@code null} among its types. That is
   * the same only where nothing else in it rejects {@code null}; null where something may.
   */
  private @Nullable List<Assertion> orNull(Assertion.Any any) {
    Schema other = beside(any);
    if (other == null) {
      return null;
    }
    List<Schema> newly = new ArrayList<>();
    List<Assertion> wider = new ArrayList<>();
    for (Assertion a : included(other, newly)) {
      if (a instanceof Assertion.Type type) {
        wider.add(widened(type));
      } else if (a.guard() != null && a.guard() != JsonType.NULL
          || a instanceof Assertion.Any inner && beside(inner) != null) {
        wider.add(a);
      } else {
        newly.forEach(met::remove);
        return null;
      }
    }
    return wider;
  }

  /** What stands beside {@code null} in a union of two; null where it is no such union. */
  private static @Nullable Schema beside(Assertion.Any any) {
    if (any.schemas().size() != 2) {
      return null;
    }
    Schema first = any.schemas().get(0);
    Schema second = any.schemas().get(1);
    return isNull(second) ? first : isNull(first) ? second : null;
  }

  private static boolean isNull(Schema schema) {
    List<Assertion> all = schema.assertions();
    return all.size() == 1
        && all.get(0) instanceof Assertion.Type type
        && type.types().equals(NULL);
  }

  private static Assertion widened(Assertion.Type type) {
    Set<JsonType> types = EnumSet.of(JsonType.NULL);
    types.addAll(type.types());
    return new Assertion.Type(types, type.integersOnly());
  }
}
