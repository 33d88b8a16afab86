/**
 * Takes a whole registry from one database to another: a file of its own form, of which everything
 * is checked before anything is written. It calls {@code store}, {@code events}, and {@code
 * catalogue} for what the log tells of derived files.
 */
@NullMarked
package dev.tapeout.registry.transfer;

import org.jspecify.annotations.NullMarked;
