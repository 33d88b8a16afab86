package dev.tapeout.diff.language;

import java.util.List;
import java.util.Set;

/** Builds an array or an object that satisfies the atoms of a branch. */
sealed interface Builder permits Arrays, Objects {
  Outcome solve();

  /** Lists of claims under any of which {@link #solve} might come further. */
  Set<List<Claim>> suggestions();
}
