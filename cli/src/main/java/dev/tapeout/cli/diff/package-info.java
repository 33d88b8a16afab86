/**
 * {@code tapeout diff}: what changed between two files or revisions, and whether the version says
 * so. It calls {@code command}, {@code output}, {@code side}, {@code judging} and the engine's
 * {@code report}.
 */
@NullMarked
package dev.tapeout.cli.diff;

import org.jspecify.annotations.NullMarked;
