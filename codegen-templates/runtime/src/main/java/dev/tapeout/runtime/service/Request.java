package dev.tapeout.runtime.service;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request as a server hands it over: nothing of it has been looked at. */
public interface Request {
  String method();

  /** As it came, percent-encoded, without the query. */
  String path();

  /** As it came, without the question mark; null where there is none. */
  @Nullable String query();

  Headers headers();

  /**
   * The whole body; empty where there is none.
   *
   * @throws ProblemException 413 if it is longer than {@code most} bytes, 408 if it takes too long
   * @throws IOException if the connection breaks
   */
  byte[] body(int most) throws IOException;
}
