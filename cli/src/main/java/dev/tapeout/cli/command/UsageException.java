package dev.tapeout.cli.command;

/** The user asked for something that cannot be; the message says what, why, and what to do. */
public final class UsageException extends RuntimeException {
  public UsageException(String message) {
    super(message);
  }
}
