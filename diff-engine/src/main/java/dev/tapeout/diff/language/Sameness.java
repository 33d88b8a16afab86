package dev.tapeout.diff.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two schemas say the same in the same words: names of references, the order of what is
 * said, and how it is spread over references and {@code allOf} aside. Each schema that is met gets
 * a kind, once; the same kind means the same said. Schemas that lead to each other are parted as
 * far as they say different things ({@link Refinement}), which is what it means to compare
 * recursive schemas coinductively.
 */
final class Sameness {
  /** Schemas that say the same. */
  private static final class Kind {
    final int number;

    /** The first that was met. */
    @Nullable Schema canonical;

    Kind(int number) {
      this.number = number;
    }
  }

  private final Wording wording = new Wording();
  private final IdentityHashMap<Schema, Kind> kinds = new IdentityHashMap<>();
  private final Map<Wording.Word, Kind> byWord = new HashMap<>();
  private final IdentityHashMap<Schema, Schema> canonical = new IdentityHashMap<>();

  /** Schemas that lead to each other, by a sum of what they say. */
  private final Map<Integer, List<List<Schema>>> circles = new HashMap<>();

  private int count;

  /**
   * The first schema met that is the same as this: one stands for all. What a schema allows beside
   * {@code null} is met before it, since a schema that stood for a part of itself said nothing.
   */
  Schema canonical(Schema written) {
    Schema schema = written.named();
    Schema known = canonical.get(schema);
    if (known != null) {
      return known;
    }
    Set<Schema> opened = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Schema> work = new ArrayDeque<>(List.of(schema));
    while (!work.isEmpty()) {
      Schema next = work.element();
      List<Schema> parts = opened.add(next) ? Conjunction.besideNull(next) : List.of();
      if (parts.isEmpty()) {
        canonical.computeIfAbsent(work.remove(), this::first);
      } else {
        parts.stream().filter(part -> !opened.contains(part)).forEach(work::push);
      }
    }
    return canonical.getOrDefault(schema, schema);
  }

  private Schema first(Schema schema) {
    Kind kind = kind(schema);
    if (kind.canonical == null) {
      kind.canonical = schema;
    }
    return kind.canonical;
  }

  Claim.OfSchema canonical(Claim.OfSchema claim) {
    Schema first = canonical(claim.schema());
    return first == claim.schema() ? claim : Claim.of(first, claim.positive(), claim.side());
  }

  boolean same(Schema a, Schema b) {
    return a == b || a.shape() == b.shape() && kind(a) == kind(b);
  }

  boolean same(Assertion a, Assertion b) {
    return Assertion.kind(a) == Assertion.kind(b)
        && a.label().equals(b.label())
        && Arrays.equals(kinds(a), kinds(b));
  }

  private int[] kinds(Assertion assertion) {
    IntStream numbers = assertion.children().stream().mapToInt(child -> kind(child).number);
    return (assertion.unordered() ? numbers.sorted() : numbers).toArray();
  }

  private Kind kind(Schema written) {
    Schema schema = written.named();
    Kind known = kinds.get(schema);
    if (known == null) {
      Components.of(schema, Wording::children, kinds::containsKey, this::settle);
      known = known(schema);
    }
    return known;
  }

  private Kind known(Schema schema) {
    return Objects.requireNonNull(kinds.get(schema));
  }

  private int number(Schema schema) {
    return known(schema).number;
  }

  /** Gives kinds to schemas that lead to each other; what else they lead to has its kinds. */
  private void settle(List<Schema> circle) {
    Schema first = circle.get(0);
    if (circle.size() == 1 && !Wording.children(first).contains(first)) {
      kinds.put(first, byWord.computeIfAbsent(wording.of(first, this::number), k -> next()));
      return;
    }
    List<List<Schema>> blocks = Refinement.of(circle, wording, this::number);
    int sum = blocks.stream().mapToInt(block -> block.get(0).shape()).sum();
    List<List<Schema>> alike = circles.computeIfAbsent(sum, k -> new ArrayList<>());
    if (alike.stream().anyMatch(before -> joins(circle, before, blocks.size()))) {
      return;
    }
    alike.add(circle);
    for (List<Schema> block : blocks) {
      Kind kind = next();
      block.forEach(schema -> kinds.put(schema, kind));
    }
    circle.forEach(schema -> byWord.put(wording.of(schema, this::number), known(schema)));
  }

  private Kind next() {
    return new Kind(count++);
  }

  /**
   * Whether one circle says what another does, and gives it the same kinds then. Each schema of a
   * circle leads to all others of it, so it is all of them or none.
   *
   * @param size how many different things the circle says
   */
  private boolean joins(List<Schema> circle, List<Schema> before, int size) {
    List<Schema> both = new ArrayList<>(before);
    both.addAll(circle);
    List<List<Schema>> blocks = Refinement.of(both, wording, this::number);
    if (blocks.size() != size) {
      return false;
    }
    for (List<Schema> block : blocks) {
      Kind kind = known(block.get(0));
      block.forEach(schema -> kinds.put(schema, kind));
    }
    return true;
  }
}
