package dev.tapeout.cli.completion;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Prints the script that completes commands, options and their values in bash and zsh. */
public final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Supplier<CommandLine> tree;

  /**
   * @param tree every command of the program
   */
  public CompletionCommand(Supplier<CommandLine> tree) {
    this.tree = tree;
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("SHELL")
            .arity("0..1")
            .type(String.class)
            .completionCandidates(SHELLS)
            .description("bash or zsh: one script serves both.")
            .build());
    spec.usageMessage()
        .customSynopsis("tapeout completion [SHELL]")
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
    String shell = arguments.matchedPositionalValue(0, "bash");
    if (!SHELLS.contains(shell)) {
      throw new UsageException("the script is for bash and zsh; there is none for '" + shell + "'");
    }
    console.out().print(AutoComplete.bash("tapeout", tree.get()));
    return ExitCode.FINE;
  }
}
