/**
 * Our generator inside openapi-generator: reads the contract before the engine does, and fills the
 * templates. It calls {@code type}, {@code operation} and {@code document}.
 */
@NullMarked
package dev.tapeout.generator.engine;

import org.jspecify.annotations.NullMarked;
