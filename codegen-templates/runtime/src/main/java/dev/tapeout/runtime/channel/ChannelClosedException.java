package dev.tapeout.runtime.channel;

import org.jspecify.annotations.Nullable;

/**
 * The channel was closed: nothing more can be sent, and what was sent before has been received. The
 * cause is what {@link Channel#fail} was given.
 */
public final class ChannelClosedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ChannelClosedException(@Nullable Throwable cause) {
    super(cause == null ? "the channel is closed" : "the channel has failed", cause);
  }

  /** What {@code failure} goes back to: where a channel only passed it on, what that was given. */
  static Throwable origin(Throwable failure) {
    Throwable cause = failure instanceof ChannelClosedException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }
}
