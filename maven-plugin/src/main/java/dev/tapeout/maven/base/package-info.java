/**
 * What contracts are held against besides a revision of git: the latest release of the project.
 * Also, what a revision depends on. It calls Maven's resolver.
 */
@NullMarked
package dev.tapeout.maven.base;

import org.jspecify.annotations.NullMarked;
