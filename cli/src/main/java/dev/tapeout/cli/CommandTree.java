package dev.tapeout.cli;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The grammar of the command line, as much of it as one run needs: a command that the arguments do
 * not name is only a word and a summary for the help page. The user object of a loaded command's
 * spec is its {@link Command}.
 */
final class CommandTree {
  private CommandTree() {}

  /** The grammar for these arguments. */
  static CommandLine of(List<String> arguments) {
    return build(name -> arguments.contains(name.word()));
  }

  /** The grammar with every command loaded. */
  static CommandLine complete() {
    return build(name -> true);
  }

  private static CommandLine build(Predicate<CommandName> loaded) {
    CommandSpec root = CommandSpec.create().name("tapeout");
    root.usageMessage()
        .header("The sign-off for API contracts: what a change breaks, and the proof.%n")
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes())
        .footer("%n`tapeout COMMAND --help` says more about a command.");
    root.addOption(help());
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version, commit and Java.")
            .build());
    for (CommandName name : CommandName.values()) {
      root.addSubcommand(name.word(), spec(name, loaded.test(name)));
    }
    return new CommandLine(root).setExpandAtFiles(false);
  }

  private static CommandSpec spec(CommandName name, boolean load) {
    CommandSpec spec;
    if (load) {
      Command command = name.load();
      spec = CommandSpec.wrapWithoutInspection(command);
      command.describe(spec);
    } else {
      spec = CommandSpec.create();
    }
    spec.usageMessage().description(name.summary());
    return spec.addOption(help());
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new TreeMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.valueOf(code.number()), code.meaning());
    }
    return codes;
  }
}
