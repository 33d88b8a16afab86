/**
 * Channels between threads, in the spirit of Go's: a bounded ring, a rendezvous, a choice among
 * several, and stages that are joined by them. Whoever has to wait parks, after a microsecond's
 * look at most and only where that has paid, so that one carrier is enough for all. It calls {@code
 * context}.
 */
@NullMarked
package dev.tapeout.runtime.channel;

import org.jspecify.annotations.NullMarked;
