/**
 * Where work runs: as many carriers of virtual threads as it takes to keep the processors at work,
 * and pools of system threads for native code and long computations, which may be bound to
 * processors. What the JDK has no way for is said where one would look for it: virtual threads are
 * bound to no processor or node of memory, none is taken off its carrier before it waits, and one
 * in native code keeps it. It calls {@code context} and {@code host}.
 */
@NullMarked
package dev.tapeout.runtime.scheduling;

import org.jspecify.annotations.NullMarked;
