package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A schema as the algebra sees it: a conjunction of assertions, worked out when first asked for, so
 * that recursive schemas are ordinary cyclic graphs. Made by {@link Compiler}.
 */
public final class Schema {
  /** Accepts everything. */
  static final Schema TRUE = of(Values.TRUE, List.of());

  /** Accepts nothing. */
  static final Schema FALSE = of(Values.FALSE, List.of(new Assertion.Any(List.of())));

  /** A chain of names that is longer than this is a circle, or nothing that anybody reads. */
  private static final int LONGEST = 100_000;

  private final Node origin;
  private @Nullable Function<Schema, List<Assertion>> compiler;
  private @Nullable List<Assertion> assertions;
  private @Nullable List<Assertion> conjunction;
  private @Nullable Set<String> properties;
  private @Nullable Schema named;
  private final int[] shapes = new int[4];

  Schema(Node origin, Function<Schema, List<Assertion>> compiler) {
    this.origin = origin;
    this.compiler = compiler;
  }

  /** A schema made by the engine itself. */
  static Schema of(Node origin, List<Assertion> assertions) {
    return new Schema(origin, self -> assertions);
  }

  static Schema of(Assertion... assertions) {
    return of(Values.NULL, List.of(assertions));
  }

  /** The one instance {@code value}. */
  public static Schema only(Node value) {
    return of(new Assertion.Listed(List.of(value)));
  }

  /** Whether {@code value} surely is an instance. */
  public boolean accepts(Node value) {
    try {
      return Evaluator.accepts(this, value);
    } catch (Undecided beyond) {
      return false;
    }
  }

  /** The objects whose property {@code name} is an instance of this. */
  public Schema atProperty(String name) {
    return of(
        new Assertion.Type(EnumSet.of(JsonType.OBJECT), false),
        new Assertion.Required(name),
        new Assertion.Property(name, this));
  }

  /**
   * The objects with a property, not one of {@code names} and matching none of {@code patterns},
   * that is an instance of this.
   */
  public Schema atOtherProperty(Set<String> names, Set<String> patterns) {
    return of(
        new Assertion.Type(EnumSet.of(JsonType.OBJECT), false),
        new Assertion.Not(of(new Assertion.Additional(names, patterns, complement()))));
  }

  /** The arrays whose element at {@code index} is an instance of this. */
  public Schema atElement(int index) {
    return of(
        new Assertion.Type(EnumSet.of(JsonType.ARRAY), false),
        new Assertion.Size(JsonType.ARRAY, index + 1L, false),
        new Assertion.PrefixItem(index, this));
  }

  /** All that is no instance of this. */
  public Schema complement() {
    return of(new Assertion.Not(this));
  }

  /** The instances of this that are none of {@code other}. */
  public Schema less(Schema other) {
    return of(new Assertion.All(this), new Assertion.Not(other));
  }

  /** The node that this schema was made from. */
  public Node origin() {
    return origin;
  }

  List<Assertion> assertions() {
    List<Assertion> all = assertions;
    if (all == null) {
      Function<Schema, List<Assertion>> make = compiler;
      all = make == null ? List.of() : make.apply(this);
      assertions = all;
      compiler = null;
    }
    return all;
  }

  /** What it is a mere name for, over any number of references; itself where it says more. */
  Schema named() {
    if (named == null) {
      List<Schema> passed = new ArrayList<>();
      Schema at = this;
      while (at.named == null
          && at.assertions().size() == 1
          && at.assertions().get(0) instanceof Assertion.All inner
          && passed.size() < LONGEST) {
        passed.add(at);
        at = inner.schema();
      }
      Schema end = at.named != null ? at.named : at;
      end.named = end;
      passed.forEach(schema -> schema.named = end);
      return end;
    }
    return named;
  }

  /** What it says, however it was put together. */
  List<Assertion> conjunction() {
    List<Assertion> all = conjunction;
    if (all == null) {
      all = Conjunction.of(this);
      conjunction = all;
    }
    return all;
  }

  /**
   * The properties that it names a schema for, itself or by way of references and {@code allOf}.
   */
  Set<String> properties() {
    Set<String> names = properties;
    if (names == null) {
      names = Conjunction.properties(this);
      properties = names;
    }
    return names;
  }

  /**
   * A hash of what is said down to a few levels: equal for schemas that are the same, and cheap
   * once it is known.
   */
  int shape() {
    return shape(shapes.length - 1);
  }

  private int shape(int depth) {
    if (shapes[depth] == 0) {
      int hash = 1;
      for (Assertion a : conjunction()) {
        hash += a.hash(child -> depth > 0 ? child.shape(depth - 1) : 0);
      }
      shapes[depth] = hash == 0 ? 1 : hash;
    }
    return shapes[depth];
  }

  /** The assertions that say something about values of {@code type}. */
  List<Assertion> assertions(JsonType type) {
    List<Assertion> relevant = new ArrayList<>();
    for (Assertion a : assertions()) {
      if (a.guard() == null || a.guard() == type) {
        relevant.add(a);
      }
    }
    return relevant;
  }
}
