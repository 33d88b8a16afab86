/**
 * Git, read only: revisions as trees of files that contracts are read from, and which file of an
 * old revision became which of today. The one room that loads JGit. It calls {@code command} for
 * its failures and {@code contracts}.
 */
@NullMarked
package dev.tapeout.cli.git;

import org.jspecify.annotations.NullMarked;
