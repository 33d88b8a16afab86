/**
 * The words of a comparison: findings with their severity, rule, places and witness, and the
 * catalogue of rules. It is data; the rooms that compare fill it and those that report read it. It
 * calls {@code contracts} alone.
 */
@NullMarked
package dev.tapeout.diff.change;

import org.jspecify.annotations.NullMarked;
