package dev.tapeout.runtime.channel;

/** How it went, where no element tells it. */
enum Outcome {
  /** Sent. */
  DONE,
  /** There is no room, or nothing to receive, or nobody to meet. */
  NOT_NOW,
  /** Nothing can be sent any more; nothing is left to receive. */
  CLOSED,
  /** Something has changed at a ring: whoever waited may try again. */
  RETRY
}
