/**
 * The machine and the container that the process runs in: what the kernel tells of them, and what
 * should be otherwise. It calls no other room.
 */
@NullMarked
package dev.tapeout.runtime.host;

import org.jspecify.annotations.NullMarked;
