/**
 * The options that commands share for what they print, and the printing. It calls {@code command},
 * the reports of the engine, and the search for near names.
 */
@NullMarked
package dev.tapeout.cli.output;

import org.jspecify.annotations.NullMarked;
