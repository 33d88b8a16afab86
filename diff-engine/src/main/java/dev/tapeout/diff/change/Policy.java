package dev.tapeout.diff.change;

import java.util.Locale;
import java.util.Optional;

/** What counts as compatible; {@code tapeout.yaml} chooses. */
public enum Policy {
  /** Senders send only what their contract describes; consumers ignore what they do not know. */
  TOLERANT,
  /** Plain set inclusion of the languages. */
  STRICT,
  /** {@link #TOLERANT}, and the names that generated clients expose count as well. */
  SDK;

  /** Whether payloads are compared under the tolerant reading. */
  public boolean tolerant() {
    return this != STRICT;
  }

  /** The name that users write: {@code tolerant}, {@code strict} or {@code sdk}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy that users call {@code label}. */
  public static Optional<Policy> of(String label) {
    for (Policy policy : values()) {
      if (policy.label().equals(label)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
