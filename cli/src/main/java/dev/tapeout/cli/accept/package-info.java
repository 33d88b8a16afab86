/**
 * {@code tapeout accept}: writes down what is accepted on purpose, and clears that up. It calls
 * {@code command}, {@code output}, {@code project}, {@code against}, {@code judging}, {@code git}
 * to know who accepts, the contracts and the engine.
 */
@NullMarked
package dev.tapeout.cli.accept;

import org.jspecify.annotations.NullMarked;
