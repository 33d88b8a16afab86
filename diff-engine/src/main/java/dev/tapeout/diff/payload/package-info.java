/**
 * What a change means for the payloads at a position: asks the algebra for both inclusions, traces
 * a failed one to the smallest changed place, and has the witness confirmed by an independent
 * validator. {@code surface} calls it, once per pair of positions. It calls {@code language},
 * {@code schema}, {@code change} and {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.payload;

import org.jspecify.annotations.NullMarked;
