/**
 * The program {@code tapeout}: finds the command that was asked for, parses its arguments, runs it
 * and turns every end into an exit code. Each command lives in a package of its own and is loaded
 * only when it is called. It may call everything below it; nobody calls it.
 */
@NullMarked
package dev.tapeout.cli;

import org.jspecify.annotations.NullMarked;
