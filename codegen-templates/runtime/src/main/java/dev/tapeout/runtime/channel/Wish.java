package dev.tapeout.runtime.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** To send or to receive at one channel, once: a case of a choice, and a place in the queue. */
final class Wish {
  final Channel<?> channel;

  /** What is to be sent; null in a wish to receive. */
  final @Nullable Object item;

  /**
   * What came of it: an {@link Outcome} or the item received. Whoever serves a waiter writes it
   * before it claims the waiter, under the lock of the channel.
   */
  @Nullable Object answer;

  /** Whom to wake when the locks are free again. */
  @Nullable Thread wake;

  // Under the lock of the channel.
  @Nullable Waiter waiter;
  @Nullable Wish before;
  @Nullable Wish after;

  /** The case of a choice that it stands for; null where there is no choice. */
  final @Nullable Object origin;

  Wish(Channel<?> channel, @Nullable Object item) {
    this(channel, item, null);
  }

  Wish(Channel<?> channel, @Nullable Object item, @Nullable Object origin) {
    this.channel = channel;
    this.item = item;
    this.origin = origin;
  }

  boolean sends() {
    return item != null;
  }

  /** What is to be sent, of a wish that is known to send. */
  Object item() {
    return Objects.requireNonNull(item);
  }

  WaitQueue queue() {
    return sends() ? channel.senders : channel.receivers;
  }
}
