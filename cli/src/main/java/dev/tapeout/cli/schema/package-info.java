/**
 * {@code tapeout schema}: two JSON Schemas without a contract around them. It calls {@code
 * command}, {@code output}, {@code project}, {@code side}, {@code judging}, the contracts and the
 * engine.
 */
@NullMarked
package dev.tapeout.cli.schema;

import org.jspecify.annotations.NullMarked;
