/**
 * The commands that speak with a registry: {@code publish}, {@code pull}, {@code contracts}, {@code
 * versions}, {@code deprecate}, {@code archive}, {@code can-release}, {@code keys}, {@code login};
 * and the comparison of the gate with what a registry has. It calls {@code command}, {@code
 * project} and the contracts, whose {@code registry} is the client.
 */
@NullMarked
package dev.tapeout.cli.registry;

import org.jspecify.annotations.NullMarked;
