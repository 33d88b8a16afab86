/**
 * Our generator inside openapi-generator: reads the contract before the engine does, and fills the
 * templates. It calls {@code contracts}, {@code type}, {@code operation}, {@code document} and
 * {@code example}; {@code project}, the command line and the Maven plugin call it.
 */
@NullMarked
package dev.tapeout.generator.engine;

import org.jspecify.annotations.NullMarked;
