/**
 * What becomes of a version after it was published: deprecated with a day on which it may be gone,
 * announced for the archive and moved to cold storage when nobody has used it for long, and brought
 * back. Every change raises the contract's epoch, so that no judgement made before it can commit.
 * It calls {@code catalogue}, {@code consumers}, {@code access} and {@code events}.
 */
@NullMarked
package dev.tapeout.registry.lifecycle;

import org.jspecify.annotations.NullMarked;
