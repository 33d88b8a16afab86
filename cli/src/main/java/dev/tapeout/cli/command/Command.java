package dev.tapeout.cli.command;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the program: what it can be called with, and what it then does. */
public interface Command {
  /**
   * Adds its options, parameters and help text to {@code spec}, by calls: annotations would cost
   * more start-up time than the rest of the program. The program itself adds name, summary, exit
   * codes and {@code --help}. Lines of help are broken by hand, for picocli would break them within
   * names such as {@code git:REF:PATH}: 54 columns beside an option, 80 elsewhere.
   */
  void describe(CommandSpec spec);

  /** The ways in which it can end, for its help page. */
  default Set<ExitCode> exitCodes() {
    return EnumSet.allOf(ExitCode.class);
  }

  /**
   * Does the work.
   *
   * @param arguments what the user gave, matched against the spec
   * @throws UsageException if the arguments fit the spec but not each other
   * @throws IOException if the machine fails; bad input is no exception but a message and an exit
   *     code
   */
  ExitCode run(ParseResult arguments, Console console) throws IOException;
}
