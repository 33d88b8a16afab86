/**
 * The verdict: which semver step the changes need, which was made, and whether that passes. It
 * calls {@code surface} for the findings and weighs them.
 */
@NullMarked
package dev.tapeout.diff.verdict;

import org.jspecify.annotations.NullMarked;
