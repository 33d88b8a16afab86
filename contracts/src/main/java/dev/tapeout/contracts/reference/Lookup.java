package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Node;
import org.jspecify.annotations.Nullable;

/**
 * What looking for the target of a reference gave: a node, or why there is none.
 *
 * @param rule the rule that a failure belongs to
 * @param reason a full sentence
 * @param hint what to do
 */
record Lookup(
    @Nullable Node target, @Nullable String rule, @Nullable String reason, @Nullable String hint) {
  static final String UNRESOLVED = "ref-unresolved";
  static final String OUTSIDE_TREE = "ref-outside-tree";
  static final String NOT_PULLED = "ref-not-pulled";
  static final String TO_URL = "ref-to-url";

  static Lookup found(Node target) {
    return new Lookup(target, null, null, null);
  }

  static Lookup failed(String rule, String reason, @Nullable String hint) {
    return new Lookup(null, rule, reason, hint);
  }
}
