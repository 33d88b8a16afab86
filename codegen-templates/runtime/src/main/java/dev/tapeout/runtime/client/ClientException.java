package dev.tapeout.runtime.client;

import org.jspecify.annotations.Nullable;

/** A service gave no answer, or one that its contract does not know. */
public final class ClientException extends RuntimeException {
  private final transient @Nullable ClientResponse response;

  ClientException(String message, @Nullable Throwable cause, @Nullable ClientResponse response) {
    super(message, cause);
    this.response = response;
  }

  /** The answer that the contract does not know; null where there was none. */
  public @Nullable ClientResponse response() {
    return response;
  }
}
