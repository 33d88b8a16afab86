package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a schema another one, of which is known how it relates to the first.
 *
 * @param effect what it does to the set of instances
 * @param needs where it may be applied
 */
record Operator(String name, Effect effect, Needs needs, Making making) {
  enum Effect {
    SAME,
    NARROWER,
    WIDER
  }

  /** An operator may change which properties and elements are evaluated. */
  enum Needs {
    /** It does not; or no more than the effect allows: less where narrower, more where wider. */
    NOTHING,
    /** None around the schema may look. */
    UNWATCHED_AROUND,
    /** Neither may the schema itself. */
    UNWATCHED
  }

  /**
   * @param apart values that one of the schemas might accept and the other reject
   */
  record Made(Node schema, List<Node> apart) {}

  interface Making {
    /** Null where the operator does not apply. */
    @Nullable Made of(Node schema, Draw draw);
  }

  interface OfObject {
    @Nullable Node of(ObjectNode schema, Draw draw);
  }

  interface OfObjectApart {
    @Nullable Made of(ObjectNode schema, Draw draw);
  }

  static Operator same(String name, Needs needs, OfObject making) {
    return new Operator(
        name,
        Effect.SAME,
        needs,
        (schema, draw) -> {
          Node made = schema instanceof ObjectNode o ? making.of(o, draw) : null;
          return made == null ? null : new Made(made, List.of());
        });
  }

  /** For boolean schemas, too. */
  static Operator sameOfAny(String name, Needs needs, Making making) {
    return new Operator(name, Effect.SAME, needs, making);
  }

  static Operator narrower(String name, Needs needs, OfObjectApart making) {
    return new Operator(
        name,
        Effect.NARROWER,
        needs,
        (schema, draw) -> schema instanceof ObjectNode o ? making.of(o, draw) : null);
  }

  static Operator wider(String name, Needs needs, OfObjectApart making) {
    return new Operator(
        name,
        Effect.WIDER,
        needs,
        (schema, draw) -> schema instanceof ObjectNode o ? making.of(o, draw) : null);
  }

  boolean fits(Places.Place place, Node schema) {
    boolean watches =
        schema instanceof ObjectNode o
            && (o.has("unevaluatedProperties") || o.has("unevaluatedItems"));
    return (effect == Effect.SAME || place.sign() != 0)
        && (needs == Needs.NOTHING || !place.watched())
        && (needs != Needs.UNWATCHED || !watches);
  }
}
