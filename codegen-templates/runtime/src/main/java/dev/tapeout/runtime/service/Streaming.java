package dev.tapeout.runtime.service;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that is written while it comes about, such as server-sent events. It is written after the
 * pipeline has let the request go: no deadline, no trace and no {@code FlowContext} is around it,
 * and how long it may take, and when it must end because the service stops, is the writer's to
 * know.
 */
@FunctionalInterface
public interface Streaming {
  /**
   * Writes all of it; the connection ends where this throws, so that nobody takes it for whole.
   *
   * @param out sends what it was given at each {@code flush}; a write waits while the client does
   *     not read, and fails where the client has gone or does not read for too long
   */
  void writeTo(OutputStream out) throws IOException;
}
