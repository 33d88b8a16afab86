/**
 * Holds a running service against its contract, from a test: requests that it must answer and such
 * that it must refuse. Generated tests call it; it calls {@code drift}, {@code operation}, {@code
 * http} and {@code service}.
 */
@NullMarked
package dev.tapeout.runtime.testing;

import org.jspecify.annotations.NullMarked;
