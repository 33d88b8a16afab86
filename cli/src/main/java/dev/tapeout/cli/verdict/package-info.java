/**
 * {@code tapeout verdict}: which step of the version the changes need, for scripts. It calls {@code
 * command}, {@code output}, {@code side}, {@code judging} and the engine's {@code report}.
 */
@NullMarked
package dev.tapeout.cli.verdict;

import org.jspecify.annotations.NullMarked;
