/**
 * {@code tapeout lint}: whether contracts keep the profile, each looked at by itself. It calls
 * {@code command}, {@code output}, {@code project}, the contracts and the engine's {@code report}.
 */
@NullMarked
package dev.tapeout.cli.lint;

import org.jspecify.annotations.NullMarked;
