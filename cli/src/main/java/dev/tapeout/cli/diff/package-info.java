/**
 * {@code tapeout diff}: what changed between two files or revisions, and whether the version says
 * so.
 */
@NullMarked
package dev.tapeout.cli.diff;

import org.jspecify.annotations.NullMarked;
