/**
 * What can be asked of a registry on its own machine: {@code tapeout registry serve}, {@code
 * backup}, {@code export}, {@code import}, {@code token}, {@code verify}. It calls {@code server},
 * {@code store}, {@code access}, {@code lifecycle}, {@code transfer} and {@code events}.
 */
@NullMarked
package dev.tapeout.registry.command;

import org.jspecify.annotations.NullMarked;
