/**
 * Which operation a method and a path mean: templates of the contract, fixed segments before
 * variable ones. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.routing;

import org.jspecify.annotations.NullMarked;
