package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;

/**
 * One difference between two schemas at one place, small enough to be a cause.
 *
 * @param kind which rules name it
 * @param schema the old schema object
 * @param changed the old schema object with nothing but this difference
 * @param message what changed, a sentence that names both values
 * @param before place in the old contract
 * @param after place in the new contract
 * @param from the old value, compact
 * @param to the new value, compact
 */
record Delta(
    Kind kind,
    Node schema,
    Node changed,
    String message,
    Location before,
    Location after,
    String from,
    String to) {
  /** All of two schemas, without their values. */
  static Delta all(Node before, Node after, String message) {
    return new Delta(
        Kind.SCHEMA, before, after, message, before.location(), after.location(), "", "");
  }

  /** A family of differences, and the rules that name one that narrows and one that widens. */
  enum Kind {
    TYPE("type-narrowed", "type-widened"),
    VALUES("enum-value-removed", "enum-value-added"),
    BOUND("bound-tightened", "bound-loosened"),
    MULTIPLE("multiple-of-changed", "multiple-of-changed"),
    LENGTH("length-tightened", "length-loosened"),
    PATTERN("pattern-changed", "pattern-changed"),
    REQUIRED("property-required", "property-optional"),
    PROPERTY_ADDED("property-added", "property-added"),
    PROPERTY_REMOVED("property-removed", "property-removed"),
    PROPERTY_FORBIDDEN("property-forbidden", "property-forbidden"),
    PROPERTY_ALLOWED("property-allowed", "property-allowed"),
    CLOSED("object-closed", "object-opened"),
    ITEMS("items-changed", "items-changed"),
    ALTERNATIVE_ADDED("alternative-added", "alternative-added"),
    ALTERNATIVE_REMOVED("alternative-removed", "alternative-removed"),
    CONSTRAINT_ADDED("constraint-added", "constraint-added"),
    CONSTRAINT_REMOVED("constraint-removed", "constraint-removed"),
    NEGATION("negation-changed", "negation-changed"),
    CONDITION("condition-changed", "condition-changed"),
    SCHEMA("property-schema-changed", "property-schema-changed");

    private final String narrowed;
    private final String widened;

    Kind(String narrowed, String widened) {
      this.narrowed = narrowed;
      this.widened = widened;
    }

    String rule(boolean narrows) {
      return narrows ? narrowed : widened;
    }
  }
}
