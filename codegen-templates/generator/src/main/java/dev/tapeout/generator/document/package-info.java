/**
 * The contract as a service carries it. It calls {@code contracts} only; {@code engine} calls it.
 */
@NullMarked
package dev.tapeout.generator.document;

import org.jspecify.annotations.NullMarked;
