package dev.tapeout.diff.payload;

import dev.tapeout.diff.language.Schema;
import java.util.List;
import java.util.Set;

/** One step from a payload into a part of it. */
sealed interface Step {
  record Property(String name) implements Step {}

  record Element(int index) implements Step {}

  /** Any one property but the named ones and those that match a pattern. */
  record OtherProperty(Set<String> names, Set<String> patterns) implements Step {}

  /** The schema of payloads in which this step leads to an instance of {@code inner}. */
  default Schema to(Schema inner) {
    if (this instanceof Property p) {
      return inner.atProperty(p.name());
    }
    return this instanceof OtherProperty other
        ? inner.atOtherProperty(other.names(), other.patterns())
        : inner.atElement(((Element) this).index());
  }

  /** The payloads that have an instance of {@code inner} at the end of the steps. */
  static Schema along(List<Step> steps, Schema inner) {
    Schema whole = inner;
    for (int i = steps.size() - 1; i >= 0; i--) {
      whole = steps.get(i).to(whole);
    }
    return whole;
  }
}
