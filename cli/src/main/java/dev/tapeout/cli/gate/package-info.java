/**
 * {@code tapeout gate}: whether the contracts of a working tree may replace those of a revision. It
 * calls {@code command}, {@code output}, {@code project}, {@code against}, {@code judging} and the
 * engine.
 */
@NullMarked
package dev.tapeout.cli.gate;

import org.jspecify.annotations.NullMarked;
