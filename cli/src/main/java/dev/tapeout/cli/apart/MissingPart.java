package dev.tapeout.cli.apart;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;

/** What is said to somebody who calls the program itself for what only a part can do. */
final class MissingPart {
  private MissingPart() {}

  static FailureException of(String word) {
    return new FailureException(
        ExitCode.INTERNAL_ERROR,
        "the part for `tapeout "
            + word
            + "` is not on the class path; call it by the launcher `tapeout` at the root of the"
            + " checkout, which builds it.");
  }
}
