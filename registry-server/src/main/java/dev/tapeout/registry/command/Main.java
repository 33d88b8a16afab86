package dev.tapeout.registry.command;

import dev.tapeout.runtime.config.SettingsException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code tapeout registry ...} */
@Command(
    name = "tapeout registry",
    description = {
      "Run a registry: serve, backup, export, import, token, verify.",
      "",
      "It keeps contracts: a server with a web API and web pages. `serve` runs it; the",
      "others work on its directory or its database.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  tapeout registry serve",
      "  tapeout registry serve --help",
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:no: what is kept, or is to be brought in, is not as it must be",
      "2:wrong usage: the arguments, or a setting",
      "5:internal error: the registry could not run"
    },
    subcommands = {
      ServeCommand.class,
      BackupCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      TokenCommand.class,
      VerifyCommand.class
    })
public final class Main {
  /** The libraries say more than anyone wants to read. */
  private static final Logger QUIET = Logger.getLogger("");

  /** As those of the {@code tapeout} command. */
  static final int FINE = 0;

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int INTERNAL_ERROR = 5;

  /** Runs the command that {@code arguments} name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    QUIET.setLevel(Level.WARNING);
    System.exit(run(arguments));
  }

  /** All commands; each tells how it is called. */
  static CommandLine commands() {
    CommandLine commands = new CommandLine(new Main());
    OptionSpec help =
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build();
    commands.getCommandSpec().addOption(help);
    commands
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().addOption(OptionSpec.builder(help).build()));
    return commands;
  }

  static int run(String... arguments) {
    CommandLine commands = commands();
    commands.setParameterExceptionHandler((e, args) -> usage(e));
    commands.setExecutionExceptionHandler((e, called, result) -> failure(e, called));
    if (arguments.length == 0) {
      commands.usage(System.err);
      return WRONG_USAGE;
    }
    return commands.execute(arguments);
  }

  private static int usage(ParameterException e) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    System.err.println(
        name + ": " + (e instanceof UnmatchedArgumentException u ? unmatched(u) : e.getMessage()));
    System.err.println("`" + name + " --help` tells what there is.");
    return WRONG_USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    List<String> alike = e.getSuggestions();
    String kind =
        e.isUnknownOption()
            ? "unknown option: "
            : e.getCommandLine().getSubcommands().isEmpty()
                ? "unexpected argument: "
                : "unknown command: ";
    return kind
        + e.getUnmatched().get(0)
        + (alike.isEmpty() ? "" : "\nDid you mean: " + String.join(", ", alike));
  }

  private static int failure(Exception e, CommandLine called) {
    String name = called.getCommandSpec().qualifiedName();
    Throwable under = e instanceof UncheckedIOException io ? io.getCause() : null;
    String cause = under == null ? "" : " (" + under.getMessage() + ")";
    System.err.println(name + ": " + e.getMessage() + cause);
    if ("1".equals(System.getenv("TAPEOUT_DEBUG"))) {
      e.printStackTrace();
    }
    boolean usage = e instanceof IllegalArgumentException || e instanceof SettingsException;
    return usage ? WRONG_USAGE : INTERNAL_ERROR;
  }
}
