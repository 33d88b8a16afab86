/**
 * Takes a whole registry from one database to another: a file of its own form, of which everything
 * is checked before anything is written. It calls {@code store} and {@code events}.
 */
@NullMarked
package dev.tapeout.registry.transfer;

import org.jspecify.annotations.NullMarked;
