/**
 * Weighs what changed: the semver step that it needs against the one that was made, and whether the
 * change may pass. The one call for everybody outside is {@link Verdict#of}. It calls {@code
 * surface}, {@code change} and {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.verdict;

import org.jspecify.annotations.NullMarked;
