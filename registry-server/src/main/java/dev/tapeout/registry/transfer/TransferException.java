package dev.tapeout.registry.transfer;

/** A file that is no sound export, or that does not go with what is there. */
public final class TransferException extends RuntimeException {
  TransferException(String message) {
    super(message);
  }
}
