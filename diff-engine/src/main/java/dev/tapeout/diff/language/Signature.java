package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of its instances by lists of values alone: by these the members of a union are
 * told apart at once.
 *
 * @param types the JSON types that an instance may have
 * @param required properties that an object must have
 * @param listed the values that a property may have, where it is there
 * @param values the values that an instance may be; null where they are not listed
 */
record Signature(
    Set<JsonType> types,
    Set<String> required,
    Map<String, Set<Assertion.Value>> listed,
    @Nullable Set<Assertion.Value> values) {

  static Signature of(Schema schema) {
    Set<JsonType> types = EnumSet.allOf(JsonType.class);
    Set<String> required = new HashSet<>();
    Map<String, Set<Assertion.Value>> listed = new HashMap<>();
    Set<Assertion.Value> values = null;
    for (Assertion a : schema.conjunction()) {
      if (a instanceof Assertion.Required r) {
        required.add(r.name());
      } else if (a instanceof Assertion.Listed l) {
        values = l.index();
      } else if (a instanceof Assertion.Type t) {
        types.retainAll(t.types());
      } else if (a instanceof Assertion.Property p) {
        Set<Assertion.Value> inside = values(p.value());
        if (inside != null) {
          listed.put(p.name(), inside);
        }
      }
    }
    return new Signature(types, required, listed, values);
  }

  /** The values that a schema lists for its instances; null where it does not. */
  static @Nullable Set<Assertion.Value> values(Schema schema) {
    for (Assertion a : schema.conjunction()) {
      if (a instanceof Assertion.Listed l) {
        return l.index();
      }
    }
    return null;
  }
}
