/**
 * Who calls what, counted: the feed from which a registry learns that an operation is in use. It
 * calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.usage;

import org.jspecify.annotations.NullMarked;
