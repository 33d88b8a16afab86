/**
 * One report out of the steps of one or several contracts, and the exit code that goes with it:
 * what all commands share that compare. It calls {@code command}, {@code output}, {@code project},
 * the contracts and the engine.
 */
@NullMarked
package dev.tapeout.cli.judging;

import org.jspecify.annotations.NullMarked;
