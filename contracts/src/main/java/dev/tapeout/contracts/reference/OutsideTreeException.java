package dev.tapeout.contracts.reference;

import java.io.IOException;

/** A path that leads out of its {@link FileTree}. */
public final class OutsideTreeException extends IOException {
  private static final long serialVersionUID = 1L;

  public OutsideTreeException(String message) {
    super(message);
  }
}
