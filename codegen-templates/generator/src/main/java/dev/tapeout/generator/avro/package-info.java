/**
 * Avro for the schemas of a contract, and values from JSON to Avro and back. What Avro cannot say
 * is a note with its place; a value that an Avro schema cannot hold is refused, never changed. It
 * calls {@code contracts} and {@code type}; the Maven plugin calls it.
 */
@NullMarked
package dev.tapeout.generator.avro;

import org.jspecify.annotations.NullMarked;
