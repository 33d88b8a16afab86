/**
 * Admission control of a generated service: may this request run now, and if not, when? {@link
 * dev.tapeout.limiter.Limiter} holds one operation to its limit, {@link
 * dev.tapeout.limiter.KeyedLimiter} each tenant or client to one of its own. It stands alone: it
 * calls no other room.
 */
@NullMarked
package dev.tapeout.limiter;

import org.jspecify.annotations.NullMarked;
