package dev.tapeout.runtime.service;

import dev.tapeout.limiter.guard.Guard;
import dev.tapeout.runtime.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation and what is done for it.
 *
 * @param guard a circuit breaker or a concurrency limit around the handler; null for none
 */
public record Route(Operation operation, Handler handler, @Nullable Guard guard) {
  public Route(Operation operation, Handler handler) {
    this(operation, handler, null);
  }
}
