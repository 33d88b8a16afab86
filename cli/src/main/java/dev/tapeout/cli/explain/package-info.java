/**
 * {@code tapeout explain}: what a rule means and how to keep it. It calls {@code command}, {@code
 * catalogue}, the contracts and the engine's {@code change} and {@code report}.
 */
@NullMarked
package dev.tapeout.cli.explain;

import org.jspecify.annotations.NullMarked;
