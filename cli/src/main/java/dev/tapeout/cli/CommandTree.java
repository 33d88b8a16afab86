package dev.tapeout.cli;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The grammar of the command line, as much of it as one run needs: a command that the arguments do
 * not name is only a word and a summary for the help page. The user object of a loaded command's
 * spec is its {@link Command}.
 */
final class CommandTree {
  private CommandTree() {}

  /** The grammar for these arguments; where they start with a command it has no other. */
  static CommandLine of(List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    List<CommandName> called =
        Arrays.stream(CommandName.values()).filter(name -> name.word().equals(first)).toList();
    return called.isEmpty()
        ? build(List.of(CommandName.values()), name -> arguments.contains(name.word()))
        : build(called, name -> true);
  }

  /** The grammar with every command loaded. */
  static CommandLine complete() {
    return build(List.of(CommandName.values()), name -> true);
  }

  private static CommandLine build(List<CommandName> names, Predicate<CommandName> loaded) {
    CommandSpec root = CommandSpec.create().name("tapeout");
    root.usageMessage()
        .header("The sign-off for API contracts: what a change breaks, and the proof.%n")
        .customSynopsis("tapeout COMMAND [OPTIONS] [ARGUMENTS]")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes(EnumSet.allOf(ExitCode.class)))
        .footer(
            "",
            "Examples:",
            "  tapeout lint contracts/orders.yaml",
            "  tapeout diff orders-2.yaml orders-3.yaml",
            "  tapeout gate --against git:origin/main contracts/orders.yaml",
            "  tapeout explain property-required",
            "",
            "A change of a schema breaks where a witness shows it: a JSON value that one side",
            "accepts and the other rejects. What counts as compatible is the policy: tolerant,",
            "strict or sdk. `tapeout gate --help` explains these words; docs/words.md has more.",
            "",
            "`tapeout COMMAND --help` says more about a command.");
    root.addOption(help());
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version, commit and Java.")
            .build());
    for (CommandName name : names) {
      root.addSubcommand(name.word(), spec(name, loaded.test(name)));
    }
    return new CommandLine(root).setExpandAtFiles(false);
  }

  private static CommandSpec spec(CommandName name, boolean load) {
    if (!load) {
      CommandSpec word = CommandSpec.create();
      word.usageMessage().description(name.summary());
      return word;
    }
    Command command = name.load();
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    command.describe(spec);
    spec.addOption(help());
    UsageMessageSpec page = spec.usageMessage();
    List<String> description = new ArrayList<>(List.of("", name.summary(), ""));
    description.addAll(List.of(page.description()));
    if (page.description().length > 0) {
      description.add("");
    }
    page.description(description.toArray(String[]::new))
        .sortOptions(false)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes(command.exitCodes()));
    return spec;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  private static Map<String, String> exitCodes(Set<ExitCode> possible) {
    Map<String, String> codes = new TreeMap<>();
    for (ExitCode code : possible) {
      codes.put(String.valueOf(code.number()), code.meaning());
    }
    return codes;
  }
}
