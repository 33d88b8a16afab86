package dev.tapeout.runtime.server;

import dev.tapeout.runtime.service.Answer;
import dev.tapeout.runtime.service.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a server answers beside the operations of its contract, such as pages for people. It is
 * asked first, of every request; neither limits nor traces are around it.
 */
@FunctionalInterface
public interface Beside {
  /** Nothing. */
  Beside NOTHING = request -> null;

  /** The answer; null where the request is for an operation. */
  @Nullable Answer answer(Request request);
}
