/**
 * What contracts are held against besides a revision of git: the latest release of the project, and
 * a registry. Also, what a revision depends on. It calls Maven's resolver and settings, {@code
 * cli.registry}, {@code cli.command} for its failures and {@code contracts} for how much is read.
 */
@NullMarked
package dev.tapeout.maven.base;

import org.jspecify.annotations.NullMarked;
