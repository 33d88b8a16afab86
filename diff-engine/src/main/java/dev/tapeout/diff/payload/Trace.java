package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.diff.language.Compiler;
import dev.tapeout.diff.language.Inclusion;
import dev.tapeout.diff.language.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the differences that a position reaches, nearest first, and the way to each. */
final class Trace {
  /** Corresponding schemas, told apart by identity. */
  record Pair(Node before, Node after) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Pair p && p.before == before && p.after == after;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(before) * 31 + System.identityHashCode(after);
    }
  }

  /** A difference and the steps into the payload that lead to it. */
  record Reached(Delta delta, List<Step> steps) {
    /** The payloads that have an instance of {@code schema} there. */
    Schema at(Schema schema) {
      return Step.along(steps, schema);
    }
  }

  private record Visit(Pair pair, List<Step> steps) {}

  private final Sides sides;
  private final Unchanged unchanged;
  private final WireForm form;
  private final Compiler compiler;
  private final Inclusion plain;
  private final Map<Pair, Deltas> known = new HashMap<>();

  Trace(Sides sides, Unchanged unchanged, WireForm form, Compiler compiler, Inclusion plain) {
    this.sides = sides;
    this.unchanged = unchanged;
    this.form = form;
    this.compiler = compiler;
    this.plain = plain;
  }

  List<Reached> between(Node before, Node after) {
    List<Reached> reached = new ArrayList<>();
    Set<Pair> seen = new HashSet<>();
    Deque<Visit> work = new ArrayDeque<>();
    work.add(new Visit(new Pair(before, after), List.of()));
    while (!work.isEmpty()) {
      Visit visit = work.remove();
      Pair pair = new Pair(sides.unwrap(visit.pair.before), sides.unwrap(visit.pair.after));
      if (!seen.add(pair) || equal(pair)) {
        continue;
      }
      Deltas deltas = known.computeIfAbsent(pair, this::compare);
      for (Delta delta : deltas.here) {
        reached.add(new Reached(delta, visit.steps));
      }
      for (Deltas.Child child : deltas.children) {
        List<Step> steps = new ArrayList<>(visit.steps);
        if (child.step() != null) {
          steps.add(child.step());
        }
        work.add(new Visit(new Pair(child.before(), child.after()), steps));
      }
    }
    return reached;
  }

  private boolean equal(Pair pair) {
    return unchanged.test(pair.before, pair.after)
        || plain.same(compiler.compile(pair.before), compiler.compile(pair.after));
  }

  private Deltas compare(Pair pair) {
    Deltas deltas =
        Deltas.between(Flow.onTheWire(form, pair.before), Flow.onTheWire(form, pair.after));
    // Several differences at one place may together come to nothing, as in oneOf become anyOf.
    return deltas.here.size() > 1 && equivalent(pair) ? deltas.rewritten() : deltas;
  }

  private boolean equivalent(Pair pair) {
    Schema before = compiler.compile(pair.before);
    Schema after = compiler.compile(pair.after);
    return plain.of(before, after) instanceof Inclusion.Included
        && plain.of(after, before) instanceof Inclusion.Included;
  }
}
