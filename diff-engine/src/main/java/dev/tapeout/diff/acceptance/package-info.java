/**
 * Accepted on purpose: the file in which a team says which findings it has accepted, by whom, why
 * and until when; how it is read and written; and what has become of its entries. It calls {@code
 * change} and {@code contracts}.
 */
@NullMarked
package dev.tapeout.diff.acceptance;

import org.jspecify.annotations.NullMarked;
