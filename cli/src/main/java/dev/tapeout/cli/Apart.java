package dev.tapeout.cli;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command that is a module by itself, because of what it drags along; the launcher puts it on the
 * class path where it is called. Where it is not there, this stands in for it.
 */
record Apart(String word) implements Command {
  static Command load(String word, String className) {
    try {
      return (Command) Class.forName(className).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      return new Apart(word);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className + " cannot be made", e);
    }
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.parser().unmatchedArgumentsAllowed(true).unmatchedOptionsArePositionalParams(true);
    spec.usageMessage()
        .customSynopsis("tapeout " + word + " ...")
        .description("A part by itself; ask the launcher at the root of the checkout for its help.")
        .footer("", "Example:", "  ./tapeout " + word + " --help");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    throw new FailureException(
        ExitCode.INTERNAL_ERROR,
        "the part for `tapeout "
            + word
            + "` is not on the class path; call it by the launcher `tapeout` at the root of the"
            + " checkout, which builds it.");
  }
}
