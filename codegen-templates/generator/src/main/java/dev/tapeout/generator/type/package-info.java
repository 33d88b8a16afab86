/**
 * Java types for the schemas of a contract: records, unions, names for strings. What Java cannot
 * say stays a JSON tree, and is noted. It calls {@code contracts} only; all rooms that make
 * something of schemas call it.
 */
@NullMarked
package dev.tapeout.generator.type;

import org.jspecify.annotations.NullMarked;
