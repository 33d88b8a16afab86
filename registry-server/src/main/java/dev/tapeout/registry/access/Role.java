package dev.tapeout.registry.access;

import java.util.Locale;
import java.util.Optional;

/** What a caller may do; each may do all that those before it may. */
public enum Role {
  /** Read, and report use of contracts in its bounded contexts. */
  READER,
  /** Publish and retire versions in some bounded contexts. */
  PUBLISHER,
  /** Everything. */
  ADMINISTRATOR;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String label) {
    for (Role role : values()) {
      if (role.label().equals(label)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
