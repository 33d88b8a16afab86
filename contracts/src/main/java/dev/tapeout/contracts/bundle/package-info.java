/**
 * One document of what a contract is written in: parts of other files and of published versions
 * become components of its own. It calls {@code document}, {@code reference}, {@code openapi} and
 * the names of {@code registry}.
 */
@NullMarked
package dev.tapeout.contracts.bundle;

import org.jspecify.annotations.NullMarked;
