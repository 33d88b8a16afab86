package dev.tapeout.registry.catalogue;

import java.util.Locale;

/** Where a version is in its life. */
public enum State {
  /** It may be used. */
  ACTIVE,
  /** It may be used, and a day is named after which it may be gone. */
  DEPRECATED,
  /** It lies in cold storage. */
  ARCHIVED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
