package dev.tapeout.registry.lifecycle;

import java.io.UncheckedIOException;

/** Where the bytes of archived versions lie, each under its digest. */
public sealed interface ColdStorage permits ColdDirectory, ColdBucket {
  /**
   * Keeps bytes; they are safe when this returns.
   *
   * @throws UncheckedIOException if they are not kept
   */
  void put(String digest, byte[] bytes);

  /**
   * What was kept; it is checked against its digest.
   *
   * @throws UncheckedIOException if it cannot be had, or is not what was put there
   */
  byte[] get(String digest);
}
