package dev.tapeout.runtime.server;

import dev.tapeout.runtime.operation.Limit;
import java.net.URI;

/** A service that listens. */
public interface Server extends AutoCloseable {
  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  URI address();

  /**
   * Puts another limit in force for an operation while the service runs; what is spent stays spent.
   *
   * @return false where there is no such operation, or the contract gives it no limit
   * @throws IllegalArgumentException if a number of the limit is out of its range
   */
  boolean reload(String operation, Limit limit);

  /** Takes no new requests, gives those under way their time, and stops. */
  @Override
  void close();
}
