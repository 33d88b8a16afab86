/**
 * Guards that watch how the requests of an operation fare, where a limit only counts them: a
 * circuit breaker and an adaptive concurrency limit, each from a library that the service adds if
 * it wants it. Calls no other room.
 */
@NullMarked
package dev.tapeout.limiter.guard;

import org.jspecify.annotations.NullMarked;
