/**
 * Two JSON Schemas by themselves, without a contract around them: which of them includes the other,
 * with an instance where it does not. For whoever wants the algebra alone, as {@code tapeout
 * schema} does; {@code payload} follows references as it does. It calls {@code language} and {@code
 * contracts}.
 */
@NullMarked
package dev.tapeout.diff.schema;

import org.jspecify.annotations.NullMarked;
