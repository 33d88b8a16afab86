/** Stub until the branch with the verdict is merged. */
@NullMarked
package dev.tapeout.diff.verdict;

import org.jspecify.annotations.NullMarked;
