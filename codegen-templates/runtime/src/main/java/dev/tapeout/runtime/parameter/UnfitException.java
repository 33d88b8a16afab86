package dev.tapeout.runtime.parameter;

/** The text of a parameter stands for no value of its shape; the message says why. */
public final class UnfitException extends Exception {
  UnfitException(String message) {
    super(message, null, false, false);
  }
}
