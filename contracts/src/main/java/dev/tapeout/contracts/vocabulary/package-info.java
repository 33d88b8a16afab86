/**
 * The keywords of a schema: which there are, which values their meta-schemas allow, and what a
 * regular expression means. The algebra and the validator both ask here, so neither takes a guess
 * at a value that means nothing. It calls {@code document} alone.
 */
@NullMarked
package dev.tapeout.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
