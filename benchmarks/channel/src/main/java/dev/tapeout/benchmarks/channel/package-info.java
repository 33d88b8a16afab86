/** What it costs to hand an element from thread to thread, beside libraries with the same aim. */
@NullMarked
package dev.tapeout.benchmarks.channel;

import org.jspecify.annotations.NullMarked;
