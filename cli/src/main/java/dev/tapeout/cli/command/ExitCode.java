package dev.tapeout.cli.command;

/**
 * How a run ended, as the calling shell or CI job sees it; the numbers are part of the interface.
 */
public enum ExitCode {
  /** Everything that was asked for was done, and nothing stands against the contracts. */
  FINE(0, "fine: nothing stands against the contracts"),
  /** The contracts could be judged, and the verdict is no. */
  GATE_FAILED(1, "fail: the report says why"),
  /**
   * The command line or {@code tapeout.yaml} asks for something that cannot be, or that the
   * registry does not have.
   */
  WRONG_USAGE(
      2,
      "wrong usage: arguments (also what a registry does not have), settings, or the file of -o"),
  /** A contract is missing or is not a contract. */
  UNREADABLE_CONTRACT(3, "a contract could not be read"),
  /**
   * What to compare with in git, or the registry to speak with, is not there, or shut to who asks
   * or to the key by which they signed.
   */
  UNREACHABLE_BASE(
      4,
      "no such git revision, or the registry is not reachable or refuses who asks or who signed"),
  /** Tapeout itself, or the machine under it, is at fault; the contracts were not judged. */
  INTERNAL_ERROR(5, "internal error: Tapeout could not run");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The process's exit status, 0 to 5. */
  public int number() {
    return number;
  }

  /** One line for the help page. */
  public String meaning() {
    return meaning;
  }
}
