/**
 * Follows {@code $ref}: from the object that holds it to the value that it means, in the same
 * document, in a schema with its own {@code $id}, or in another file of the same tree. It never
 * fetches a URL and never leaves the tree. It may call {@code document}, and {@code vocabulary} to
 * tell dialects apart.
 */
@NullMarked
package dev.tapeout.contracts.reference;

import org.jspecify.annotations.NullMarked;
