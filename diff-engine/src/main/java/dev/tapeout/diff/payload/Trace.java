package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Inclusion;
import dev.tapeout.diff.language.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Finds the differences that a position reaches, nearest first, and the way to each. */
final class Trace {
  /**
   * A difference and the steps into the payload that lead to it.
   *
   * @param before the old schema that it is in, as it is written
   */
  record Reached(Delta delta, Node before, List<Step> steps) {
    /** The payloads that have an instance of {@code schema} there. */
    Schema at(Schema schema) {
      return Step.along(steps, schema);
    }
  }

  /**
   * What tells two schemas apart.
   *
   * @param rewritten where they say the same and are written in another way
   */
  record Found(List<Reached> reached, List<Delta> rewritten) {}

  /** Where two schemas lead: wrappers taken off, and whether they still differ. */
  private record Place(Pair pair, boolean equal) {}

  /**
   * A pair on the way.
   *
   * @param from where the way came from; null at its start
   * @param step from there; null where both apply to the same value
   */
  private record Visit(Pair pair, @Nullable Visit from, @Nullable Step step) {
    List<Step> steps() {
      LinkedList<Step> steps = new LinkedList<>();
      for (Visit at = this; at != null; at = at.from) {
        if (at.step != null) {
          steps.addFirst(at.step);
        }
      }
      return List.copyOf(steps);
    }
  }

  private final Sides sides;
  private final Unchanged unchanged;
  private final WireForm form;
  private final Compiler compiler;
  private final Inclusion plain;
  private final Likeness likeness;
  private final Rewrites rewrites;
  private final Map<Pair, Place> places = new HashMap<>();
  private final Map<Pair, Deltas> known = new HashMap<>();

  Trace(Sides sides, Unchanged unchanged, WireForm form, Compiler compiler, Inclusion plain) {
    this.sides = sides;
    this.unchanged = unchanged;
    this.form = form;
    this.compiler = compiler;
    this.plain = plain;
    this.rewrites = new Rewrites(sides.references(), unchanged, form);
    this.likeness = new Likeness(sides, (a, b) -> equal(new Pair(a, b)));
  }

  Found between(Node before, Node after) {
    List<Reached> reached = new ArrayList<>();
    List<Delta> rewritten = new ArrayList<>();
    Set<Pair> seen = new HashSet<>();
    Deque<Visit> work = new ArrayDeque<>();
    work.add(new Visit(new Pair(before, after), null, null));
    while (!work.isEmpty()) {
      Visit visit = work.remove();
      Place place = places.computeIfAbsent(visit.pair, this::place);
      if (place.equal) {
        rewritten.addAll(rewrites.between(visit.pair.before(), visit.pair.after()));
        continue;
      }
      if (!seen.add(place.pair)) {
        continue;
      }
      Deltas deltas = known.computeIfAbsent(place.pair, this::compare);
      for (Delta delta : deltas.here) {
        reached.add(new Reached(delta, place.pair.before(), visit.steps()));
      }
      for (Deltas.Child child : deltas.children) {
        work.add(new Visit(child.pair(), visit, child.step()));
      }
    }
    return new Found(reached, rewritten);
  }

  /** The refactorings between two schemas, if that is all. */
  List<Delta> rewritten(Pair pair) {
    return places.computeIfAbsent(pair, this::place).equal
        ? rewrites.between(pair.before(), pair.after())
        : List.of();
  }

  private Place place(Pair pair) {
    Pair scoped = new Pair(sides.unwrapInScope(pair.before()), sides.unwrapInScope(pair.after()));
    Pair bare = new Pair(sides.unwrap(scoped.before()), sides.unwrap(scoped.after()));
    return new Place(bare, equal(scoped));
  }

  private boolean equal(Pair pair) {
    return unchanged.test(pair.before(), pair.after())
        || plain.same(compiler.compile(pair.before()), compiler.compile(pair.after()));
  }

  private Deltas compare(Pair pair) {
    Node before = wrapped(pair.before(), pair.after(), b -> likeness.of(pair.before(), b));
    Node after = wrapped(pair.after(), pair.before(), b -> likeness.of(b, pair.after()));
    Deltas deltas = Deltas.between(before, after, form, likeness);
    // Several differences at one place may together come to nothing, as in oneOf become anyOf; and
    // branches may have been paired with what they have not become.
    boolean several = deltas.here.size() > 1 || combines(before) || combines(after);
    return several && equivalent(pair) ? deltas.rewritten() : deltas;
  }

  private static boolean combines(Node schema) {
    return schema instanceof ObjectNode object
        && SchemaKeywords.COMBINATIONS.stream().anyMatch(object::has);
  }

  /** A schema that the other has as a mere branch, as the only branch of a schema like that. */
  private static Node wrapped(Node schema, Node other, ToIntFunction<Node> likeness) {
    String keyword = Sides.combination(other);
    if (keyword == null || !(schema instanceof ObjectNode object) || object.has(keyword)) {
      return schema;
    }
    return Schemas.items(Schemas.member(other, keyword)).stream()
            .anyMatch(branch -> likeness.applyAsInt(branch) > 0)
        ? Schemas.wrapped(object, keyword)
        : schema;
  }

  private boolean equivalent(Pair pair) {
    Schema before = compiler.compile(pair.before());
    Schema after = compiler.compile(pair.after());
    return plain.of(before, after) instanceof Inclusion.Included
        && plain.of(after, before) instanceof Inclusion.Included;
  }
}
