package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.diff.payload.Delta.Family;
import dev.tapeout.diff.payload.Delta.Kind;
import org.jspecify.annotations.Nullable;

/** Differences in what an object may hold beside the properties that it describes. */
final class ObjectDeltas {
  private static final Family PATTERNS =
      new Family(
          Kind.PATTERN_PROPERTY_ADDED,
          Kind.PATTERN_PROPERTY_REMOVED,
          Kind.PATTERN_PROPERTY_CHANGED);
  private static final Family NAMES =
      new Family(
          Kind.PROPERTY_NAMES_ADDED, Kind.PROPERTY_NAMES_REMOVED, Kind.PROPERTY_NAMES_CHANGED);
  private static final Family DEPENDENT_REQUIRED =
      new Family(
          Kind.DEPENDENT_REQUIRED_ADDED,
          Kind.DEPENDENT_REQUIRED_REMOVED,
          Kind.DEPENDENT_REQUIRED_CHANGED);
  private static final Family DEPENDENT_SCHEMA =
      new Family(
          Kind.DEPENDENT_SCHEMA_ADDED,
          Kind.DEPENDENT_SCHEMA_REMOVED,
          Kind.DEPENDENT_SCHEMA_CHANGED);

  private ObjectDeltas() {}

  static void compare(ObjectNode a, ObjectNode b, Deltas out) {
    further(a, b, "additionalProperties", out);
    further(a, b, "unevaluatedProperties", out);
    out.keyword(NAMES, "a rule for the names of its properties", "propertyNames");
    out.size(
        Kind.PROPERTY_COUNT_TIGHTENED, Kind.PROPERTY_COUNT_LOOSENED, "minProperties", "properties");
    out.size(
        Kind.PROPERTY_COUNT_TIGHTENED, Kind.PROPERTY_COUNT_LOOSENED, "maxProperties", "properties");
    // Which name a pattern matches is for the algebra to find: there is no step to its schema.
    out.named(
        "patternProperties", PATTERNS, name -> "a schema for properties that match '" + name + "'");
    out.named(
        "dependentRequired",
        DEPENDENT_REQUIRED,
        name -> "a list of what must be there beside `" + name + "`");
    out.named(
        "dependentSchemas", DEPENDENT_SCHEMA, name -> "a schema for where `" + name + "` is there");
  }

  /** Properties that no other keyword describes. */
  private static void further(ObjectNode a, ObjectNode b, String keyword, Deltas out) {
    Node before = a.get(keyword);
    Node after = b.get(keyword);
    Kind hiding = out.hiding(keyword);
    if (before instanceof ObjectNode && after instanceof ObjectNode) {
      out.child(
          before,
          after,
          new Step.OtherProperty(
              Schemas.keys(a.get("properties"), b.get("properties")),
              Schemas.keys(a.get("patternProperties"), b.get("patternProperties"))));
    } else if (out.differ(keyword) && hiding != null) {
      out.further(hiding, keyword);
    } else if (out.differ(keyword)) {
      Welcome was = Welcome.of(before);
      Welcome is = Welcome.of(after);
      String message =
          "now takes " + is.word + " properties beyond those that it describes, was " + was.word;
      out.add(kind(was, is), out.name + " " + message, keyword);
    }
  }

  private static Kind kind(Welcome was, Welcome is) {
    if (is == Welcome.NONE) {
      return Kind.OBJECT_CLOSED;
    }
    if (was == Welcome.NONE) {
      return Kind.OBJECT_OPENED;
    }
    return is == Welcome.SOME
        ? Kind.ADDITIONAL_PROPERTIES_TIGHTENED
        : Kind.ADDITIONAL_PROPERTIES_LOOSENED;
  }

  /** Which further properties an object takes. */
  private enum Welcome {
    ALL("any"),
    SOME("certain"),
    NONE("no");

    private final String word;

    Welcome(String word) {
      this.word = word;
    }

    static Welcome of(@Nullable Node schema) {
      if (schema == null || schema.sameValue(Values.TRUE)) {
        return ALL;
      }
      return schema.sameValue(Values.FALSE) ? NONE : SOME;
    }
  }
}
