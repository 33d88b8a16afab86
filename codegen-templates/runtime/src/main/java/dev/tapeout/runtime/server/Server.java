package dev.tapeout.runtime.server;

import java.net.URI;

/** A service that listens. */
public interface Server extends AutoCloseable {
  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  URI address();

  /** Takes no new requests, gives those under way their time, and stops. */
  @Override
  void close();
}
