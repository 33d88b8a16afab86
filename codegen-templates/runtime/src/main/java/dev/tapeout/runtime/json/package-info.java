/**
 * From JSON trees to values and back: what the records that are generated from schemas call to read
 * and write themselves, without reflection. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.json;

import org.jspecify.annotations.NullMarked;
