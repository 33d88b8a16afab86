/**
 * {@code --against}: the contracts of a working tree paired with those of a revision, and each pair
 * judged. What {@code gate} decides on and what {@code accept} accepts is thereby the same. It
 * calls {@code command}, {@code output} to show how far it is, {@code project}, {@code git}, {@code
 * judging} and the contracts.
 */
@NullMarked
package dev.tapeout.cli.against;

import org.jspecify.annotations.NullMarked;
