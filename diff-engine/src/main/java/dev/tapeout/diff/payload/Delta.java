package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas at one place, small enough to be a cause.
 *
 * @param kind what happened
 * @param schema the old schema object
 * @param changed the old schema object with nothing but this difference
 * @param message what changed, a sentence that names both values
 * @param before place in the old contract
 * @param after place in the new contract
 * @param from the old value; null where there is none, or it is all of the schema
 * @param to the new value; null likewise
 */
record Delta(
    Kind kind,
    Node schema,
    Node changed,
    String message,
    Location before,
    Location after,
    @Nullable Node from,
    @Nullable Node to) {
  /** All of two schemas, without their values. */
  static Delta all(Node before, Node after, String message) {
    return new Delta(
        Kind.SCHEMA_CHANGED,
        before,
        after,
        message,
        before.location(),
        after.location(),
        null,
        null);
  }

  /** What happened, each under the rule of its name. Whether it does harm, the proof says. */
  enum Kind {
    TYPE_NARROWED,
    TYPE_WIDENED,
    TYPE_CHANGED,
    NULL_ADDED,
    NULL_REMOVED,
    ENUM_ADDED,
    ENUM_REMOVED,
    ENUM_VALUE_ADDED,
    ENUM_VALUE_REMOVED,
    CONST_ADDED,
    CONST_REMOVED,
    CONST_CHANGED,
    BOUND_TIGHTENED,
    BOUND_LOOSENED,
    MULTIPLE_OF_ADDED,
    MULTIPLE_OF_REMOVED,
    MULTIPLE_OF_CHANGED,
    LENGTH_TIGHTENED,
    LENGTH_LOOSENED,
    PATTERN_ADDED,
    PATTERN_REMOVED,
    PATTERN_CHANGED,
    PROPERTY_ADDED,
    REQUIRED_PROPERTY_ADDED,
    REQUIRED_PROPERTY_WITH_DEFAULT_ADDED,
    PROPERTY_REMOVED,
    REQUIRED_PROPERTY_REMOVED,
    PROPERTY_REQUIRED,
    PROPERTY_WITH_DEFAULT_REQUIRED,
    PROPERTY_OPTIONAL,
    PROPERTY_FORBIDDEN,
    PROPERTY_ALLOWED,
    READ_ONLY_ADDED,
    READ_ONLY_REMOVED,
    WRITE_ONLY_ADDED,
    WRITE_ONLY_REMOVED,
    OBJECT_CLOSED,
    OBJECT_OPENED,
    ADDITIONAL_PROPERTIES_TIGHTENED,
    ADDITIONAL_PROPERTIES_LOOSENED,
    PROPERTY_COUNT_TIGHTENED,
    PROPERTY_COUNT_LOOSENED,
    PATTERN_PROPERTY_ADDED,
    PATTERN_PROPERTY_REMOVED,
    PATTERN_PROPERTY_CHANGED,
    PROPERTY_NAMES_ADDED,
    PROPERTY_NAMES_REMOVED,
    PROPERTY_NAMES_CHANGED,
    DEPENDENT_REQUIRED_ADDED,
    DEPENDENT_REQUIRED_REMOVED,
    DEPENDENT_REQUIRED_CHANGED,
    DEPENDENT_SCHEMA_ADDED,
    DEPENDENT_SCHEMA_REMOVED,
    DEPENDENT_SCHEMA_CHANGED,
    ITEMS_SCHEMA_ADDED,
    ITEMS_SCHEMA_REMOVED,
    PREFIX_ITEMS_ADDED,
    PREFIX_ITEMS_REMOVED,
    ITEM_COUNT_TIGHTENED,
    ITEM_COUNT_LOOSENED,
    UNIQUE_ITEMS_ADDED,
    UNIQUE_ITEMS_REMOVED,
    CONTAINS_ADDED,
    CONTAINS_REMOVED,
    CONTAINS_CHANGED,
    CONTAINS_COUNT_TIGHTENED,
    CONTAINS_COUNT_LOOSENED,
    UNEVALUATED_ITEMS_ADDED,
    UNEVALUATED_ITEMS_REMOVED,
    UNEVALUATED_ITEMS_CHANGED,
    ALTERNATIVE_ADDED,
    ALTERNATIVE_REMOVED,
    CONSTRAINT_ADDED,
    CONSTRAINT_REMOVED,
    CONSTRAINT_CHANGED,
    NEGATION_ADDED,
    NEGATION_REMOVED,
    NEGATION_CHANGED,
    CONDITION_ADDED,
    CONDITION_REMOVED,
    CONDITION_CHANGED,
    SCHEMA_CHANGED;

    /** The id in the catalogue. */
    String rule() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The kinds of a part that a schema has or has not. */
  record Family(Kind added, Kind removed, Kind changed) {
    Kind of(boolean before, boolean after) {
      return before && after ? changed : after ? added : removed;
    }
  }
}
