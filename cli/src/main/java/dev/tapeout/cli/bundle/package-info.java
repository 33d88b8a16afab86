/**
 * {@code tapeout bundle}: a contract of several files as one document. It calls {@code command},
 * {@code output}, {@code project}, {@code side}, {@code judging} and the contracts.
 */
@NullMarked
package dev.tapeout.cli.bundle;

import org.jspecify.annotations.NullMarked;
