package dev.tapeout.cli.command;

/** The run cannot go on; the message says what is wrong, why, and what to do. */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public FailureException(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** How the process ends. */
  public ExitCode code() {
    return code;
  }
}
