/**
 * The memory of the process: a soft bound of the heap that follows what lives in it and what the
 * container may use, and measures of heap, pauses and container. It calls {@code host}.
 */
@NullMarked
package dev.tapeout.runtime.memory;

import org.jspecify.annotations.NullMarked;
