/**
 * What a request carries with it wherever it goes: who asked, under which trace, until when; and
 * how work is forked without losing that. It calls {@code profiling}, whose samples tell the
 * request that they were taken in.
 */
@NullMarked
package dev.tapeout.runtime.context;

import org.jspecify.annotations.NullMarked;
