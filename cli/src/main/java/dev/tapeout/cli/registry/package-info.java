/**
 * The commands that speak with a registry: {@code publish}, {@code pull}, {@code contracts}, {@code
 * versions}, {@code deprecate}, {@code archive}, {@code can-release}, {@code keys}, {@code login};
 * and the comparison of the gate with what a registry has. What is public beside the commands is
 * for the gate and for the Maven plugin, whose goals do the same. It calls {@code command}, {@code
 * project}, {@code judging}, the reports of the comparison ({@code diff.report}) and the contracts,
 * whose {@code registry} is the client.
 */
@NullMarked
package dev.tapeout.cli.registry;

import org.jspecify.annotations.NullMarked;
