/**
 * {@code tapeout changelog}: what the consumers of a contract want to know of its versions. It
 * calls {@code command}, {@code output}, {@code project}, {@code side}, {@code judging}, {@code
 * git} for the tags, the contracts and the engine.
 */
@NullMarked
package dev.tapeout.cli.changelog;

import org.jspecify.annotations.NullMarked;
