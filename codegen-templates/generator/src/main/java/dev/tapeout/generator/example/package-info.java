/**
 * Values that a contract's schemas accept or reject, for handlers that answer before anybody has
 * written them and for generated tests. It calls {@code contracts} and the comparison of schemas;
 * {@code engine} calls it.
 */
@NullMarked
package dev.tapeout.generator.example;

import org.jspecify.annotations.NullMarked;
