/**
 * The server as a whole: its settings, how the rooms are put together, and what starts it. It calls
 * all of them.
 */
@NullMarked
package dev.tapeout.registry.server;

import org.jspecify.annotations.NullMarked;
