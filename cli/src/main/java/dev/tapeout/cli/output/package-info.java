/**
 * The options that commands share for what they print, and the printing. It calls {@code command}
 * and the reports of the engine.
 */
@NullMarked
package dev.tapeout.cli.output;

import org.jspecify.annotations.NullMarked;
