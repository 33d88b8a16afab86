/**
 * What a user may name as one side of a comparison: a file, or {@code git:REF:PATH}. All commands
 * that compare two named things share it. It calls {@code command}, {@code project}, {@code git},
 * {@code judging}, the contracts and the engine.
 */
@NullMarked
package dev.tapeout.cli.side;

import org.jspecify.annotations.NullMarked;
