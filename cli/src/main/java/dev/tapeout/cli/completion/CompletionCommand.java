package dev.tapeout.cli.completion;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the script that completes commands, options and their values in bash and zsh. */
public final class CompletionCommand implements Command {
  private final Supplier<CommandLine> tree;

  /**
   * @param tree every command of the program
   */
  public CompletionCommand(Supplier<CommandLine> tree) {
    this.tree = tree;
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .customSynopsis("tapeout completion")
        .footer(
            "",
            "Example, for ~/.bashrc, or for ~/.zshrc after `compinit`:",
            "  source <(tapeout completion)");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.of(ExitCode.FINE, ExitCode.WRONG_USAGE, ExitCode.INTERNAL_ERROR);
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    console.out().print(AutoComplete.bash("tapeout", tree.get()));
    return ExitCode.FINE;
  }
}
