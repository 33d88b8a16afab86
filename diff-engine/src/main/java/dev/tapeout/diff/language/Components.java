package dev.tapeout.diff.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is reachable from a schema apart into circles: schemas that lead to each other come
 * together, and what they lead to comes before them (R. Tarjan, <i>Depth-First Search and Linear
 * Graph Algorithms</i>, 1972). Without recursion, for a chain of references has any length.
 */
final class Components {
  private static final class Visit {
    final Schema schema;
    final Iterator<Schema> next;
    final int number;
    int lowest;

    Visit(Schema schema, Iterator<Schema> next, int number) {
      this.schema = schema;
      this.next = next;
      this.number = number;
      this.lowest = number;
    }
  }

  private final Function<Schema, List<Schema>> children;
  private final Predicate<Schema> done;
  private final Consumer<List<Schema>> found;
  private final Map<Schema, Integer> numbers = new IdentityHashMap<>();
  private final Deque<Visit> path = new ArrayDeque<>();

  /** What was visited and belongs to no component yet. */
  private final List<Schema> open = new ArrayList<>();

  private Components(
      Function<Schema, List<Schema>> children,
      Predicate<Schema> done,
      Consumer<List<Schema>> found) {
    this.children = children;
    this.done = done;
    this.found = found;
  }

  /**
   * @param done what was found before, and holds once it is found
   * @param found takes each component when all that it leads to has been found
   */
  static void of(
      Schema start,
      Function<Schema, List<Schema>> children,
      Predicate<Schema> done,
      Consumer<List<Schema>> found) {
    new Components(children, done, found).from(start);
  }

  private void from(Schema start) {
    enter(start);
    while (!path.isEmpty()) {
      Visit visit = path.element();
      Schema child = undone(visit);
      if (child != null) {
        enter(child);
      } else {
        leave(path.pop());
      }
    }
  }

  private void enter(Schema schema) {
    int number = numbers.size();
    numbers.put(schema, number);
    open.add(schema);
    path.push(new Visit(schema, children.apply(schema).iterator(), number));
  }

  /** The next child that was not visited; takes note of those that are being visited. */
  private @Nullable Schema undone(Visit visit) {
    while (visit.next.hasNext()) {
      Schema child = visit.next.next();
      if (!done.test(child)) {
        Integer number = numbers.get(child);
        if (number == null) {
          return child;
        }
        visit.lowest = Math.min(visit.lowest, number);
      }
    }
    return null;
  }

  private void leave(Visit visit) {
    Visit parent = path.peek();
    if (parent != null) {
      parent.lowest = Math.min(parent.lowest, visit.lowest);
    }
    if (visit.lowest == visit.number) {
      int from = open.size() - 1;
      while (open.get(from) != visit.schema) {
        from--;
      }
      List<Schema> component = open.subList(from, open.size());
      found.accept(List.copyOf(component));
      component.clear();
    }
  }
}
