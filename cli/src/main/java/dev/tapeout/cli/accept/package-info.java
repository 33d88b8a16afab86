/** {@code tapeout accept}: writes down what is accepted on purpose, and clears that up. */
@NullMarked
package dev.tapeout.cli.accept;

import org.jspecify.annotations.NullMarked;
