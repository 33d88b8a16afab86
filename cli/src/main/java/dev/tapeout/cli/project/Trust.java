package dev.tapeout.cli.project;

import java.util.Map;
import java.util.Set;

/**
 * Who may sign the published versions that a project refers to.
 *
 * @param keys by bounded context, the ids of the keys that alone may sign its contracts; a context
 *     without an entry trusts the key that it first meets
 */
public record Trust(Signatures signatures, Map<String, Set<String>> keys) {
  /** Where nothing is said. */
  public static final Trust USUAL = new Trust(Signatures.CHECKED, Map.of());

  /** The same keys, and another answer to how much signatures count. */
  public Trust with(Signatures other) {
    return new Trust(other, keys);
  }
}
