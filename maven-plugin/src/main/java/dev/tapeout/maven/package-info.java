/**
 * The goals. Each asks the same classes as the command of its name, and answers as a build does:
 * messages that an editor can follow, reports in {@code target/tapeout}, and nothing at all where
 * nothing has changed. It calls {@code last}, {@code base}, the rooms of {@code cli} and those of
 * the generator.
 */
@NullMarked
package dev.tapeout.maven;

import org.jspecify.annotations.NullMarked;
