package dev.tapeout.runtime.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server sends. The body of an answer to HEAD is not sent, its length is.
 *
 * @param headers with {@code Content-Type}, without {@code Content-Length}
 * @param stream what is sent in place of {@code body}; null for that
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record Answer(int status, List<Header> headers, byte[] body, @Nullable Streaming stream) {
  /** One whose body is there as a whole. */
  public Answer(int status, List<Header> headers, byte[] body) {
    this(status, headers, body, null);
  }
}
