package dev.tapeout.runtime.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Takes back the {@code Content-Length: 0} that Helidon adds to every answer without a body. With
 * 204 it may not be sent at all, with 304 and to HEAD only where the answer to GET had that length
 * (RFC 9110, 8.6).
 */
final class NoLength implements Http1ConnectionListener {
  /** Stands among the headers of an answer whose length is not to be said. */
  private static final Header NONE = HeaderValues.createCached(HeaderNames.CONTENT_LENGTH, "0");

  /** For an answer that is about to be sent. */
  static void in(ServerResponseHeaders headers) {
    headers.set(NONE);
  }

  /** Asked just before they are written. */
  @Override
  @SuppressWarnings("ReferenceEquality") // Helidon's own says the same
  public void headers(ConnectionContext connection, Headers headers) {
    if (headers instanceof ServerResponseHeaders ours
        && ours.contains(HeaderNames.CONTENT_LENGTH)
        && ours.get(HeaderNames.CONTENT_LENGTH) == NONE) {
      ours.remove(HeaderNames.CONTENT_LENGTH);
    }
  }
}
