/**
 * The verdict: which semver step the changes need, which was made, and whether that passes. It
 * takes the findings of {@code surface}, in the words of {@code change}, and what is accepted of
 * them from {@code acceptance}, and calls {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.verdict;

import org.jspecify.annotations.NullMarked;
