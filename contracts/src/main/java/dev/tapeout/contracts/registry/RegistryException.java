package dev.tapeout.contracts.registry;

/** A registry did not do what it was asked for; the message says why and what to do. */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RegistryException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status that it answered with; 0 where no answer came. */
  public int status() {
    return status;
  }
}
