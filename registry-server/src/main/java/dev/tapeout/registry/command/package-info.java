/**
 * What can be asked of a registry on its own machine: {@code tapeout registry serve}, {@code
 * backup}, {@code token}, {@code verify}. It calls {@code server}, {@code store}, {@code access},
 * {@code lifecycle} and {@code events}.
 */
@NullMarked
package dev.tapeout.registry.command;

import org.jspecify.annotations.NullMarked;
