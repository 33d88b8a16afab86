package dev.tapeout.diff.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of all that schemas say (R. Merkle, 1979): each is worked out once, from those of its
 * parts. A schema that leads into a cycle has none, since a hash of it has no end.
 */
final class Digests {
  /** Of what leads into a cycle, and so far of what is being worked out. */
  private static final Integer ENDLESS = 0;

  private record Visit(Schema schema, Iterator<Schema> children) {}

  private final Map<Schema, Integer> known = new IdentityHashMap<>();

  /** Whether the schemas may be the same; false where they surely are not. */
  boolean same(Schema a, Schema b) {
    return of(a).equals(of(b));
  }

  private Integer of(Schema schema) {
    Integer digest = known.get(schema);
    return digest != null ? digest : explore(schema);
  }

  private Integer explore(Schema start) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(visit(start));
    Integer last = ENDLESS;
    while (!path.isEmpty()) {
      Schema next = next(path.element().children);
      if (next == null) {
        Schema done = path.pop().schema;
        last = digest(done);
        known.put(done, last);
      } else {
        path.push(visit(next));
      }
    }
    return last;
  }

  private Visit visit(Schema schema) {
    known.put(schema, ENDLESS);
    return new Visit(
        schema, schema.conjunction().stream().flatMap(a -> a.children().stream()).iterator());
  }

  private @Nullable Schema next(Iterator<Schema> children) {
    while (children.hasNext()) {
      Schema child = children.next();
      if (!known.containsKey(child)) {
        return child;
      }
    }
    return null;
  }

  private Integer digest(Schema schema) {
    int hash = 1;
    for (Assertion a : schema.conjunction()) {
      if (a.children().stream().anyMatch(child -> ENDLESS.equals(known.get(child)))) {
        return ENDLESS;
      }
      hash += a.hash(child -> known.getOrDefault(child, ENDLESS));
    }
    return hash == 0 ? 1 : hash;
  }
}
