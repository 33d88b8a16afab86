/**
 * What a request carries with it wherever it goes: who asked, under which trace, until when; and
 * how work is forked without losing that. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.context;

import org.jspecify.annotations.NullMarked;
