package dev.tapeout.registry.command;

import dev.tapeout.runtime.config.SettingsException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code tapeout registry ...} */
@Command(
    name = "tapeout registry",
    description = "Keeps contracts: a server with a web API and web pages.",
    mixinStandardHelpOptions = true,
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

  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new Main());
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
    System.err.println(name + ": " + e.getMessage());
    System.err.println("`" + name + " --help` tells what there is.");
    return WRONG_USAGE;
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
