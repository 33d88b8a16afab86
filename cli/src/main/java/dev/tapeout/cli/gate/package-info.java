/**
 * {@code tapeout gate}: whether the contracts of a working tree may replace those of a revision.
 */
@NullMarked
package dev.tapeout.cli.gate;

import org.jspecify.annotations.NullMarked;
