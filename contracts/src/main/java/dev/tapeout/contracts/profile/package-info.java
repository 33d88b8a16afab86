/**
 * The contract profile: what Tapeout asks of a contract beyond being readable, one file per rule,
 * each with a stable id and a severity that users may change. It may call {@code document}, {@code
 * vocabulary}, {@code reference}, {@code openapi} and {@code validation}.
 */
@NullMarked
package dev.tapeout.contracts.profile;

import org.jspecify.annotations.NullMarked;
