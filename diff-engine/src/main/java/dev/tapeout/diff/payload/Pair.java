package dev.tapeout.diff.payload;

import dev.tapeout.contracts.document.Node;

/** Corresponding schemas, told apart by identity. */
record Pair(Node before, Node after) {
  @Override
  public boolean equals(Object o) {
    return o instanceof Pair p && p.before == before && p.after == after;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(before) * 31 + System.identityHashCode(after);
  }
}
