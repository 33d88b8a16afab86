/** {@code tapeout verdict}: which step of the version the changes need, for scripts. */
@NullMarked
package dev.tapeout.cli.verdict;

import org.jspecify.annotations.NullMarked;
