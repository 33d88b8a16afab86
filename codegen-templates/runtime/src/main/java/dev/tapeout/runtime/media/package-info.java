/**
 * Media types and which of them is wanted: {@code Content-Type} and {@code Accept} (RFC 9110, 8.3
 * and 12.5.1), and the parts of {@code multipart/form-data}. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.media;

import org.jspecify.annotations.NullMarked;
