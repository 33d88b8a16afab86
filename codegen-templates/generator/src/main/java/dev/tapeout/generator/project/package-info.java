/**
 * The project around a contract: written once, proposed ever after, never taken from the team. It
 * calls {@code engine} and, of the contracts, {@code document} and {@code identity}; the command
 * line calls it.
 */
@NullMarked
package dev.tapeout.generator.project;

import org.jspecify.annotations.NullMarked;
