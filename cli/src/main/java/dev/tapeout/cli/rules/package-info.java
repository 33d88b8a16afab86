/**
 * {@code tapeout rules}: all rules, and what they count for under the settings here. It calls
 * {@code command}, {@code catalogue}, {@code output}, {@code project}, the contracts and the
 * engine's {@code change} and {@code report}.
 */
@NullMarked
package dev.tapeout.cli.rules;

import org.jspecify.annotations.NullMarked;
