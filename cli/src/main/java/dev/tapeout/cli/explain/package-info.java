/** {@code tapeout explain}: what a rule means and how to keep it. */
@NullMarked
package dev.tapeout.cli.explain;

import org.jspecify.annotations.NullMarked;
