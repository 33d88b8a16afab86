package dev.tapeout.cli;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.DeepStack;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: parses, dispatches, and turns every end into an exit code and at most one line. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} name and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) throws InterruptedException {
    DeepStack.run(() -> runProcess(args));
  }

  private static void runProcess(String[] args) {
    ExitCode code;
    try (Console console = Console.ofProcess(System.getenv())) {
      code = run(List.of(args), console);
    }
    // All is written, and no hook waits to be run; an exit would look for a logger first.
    Runtime.getRuntime().halt(code.number());
  }

  /** Runs one command line; throws nothing. */
  static ExitCode run(List<String> args, Console console) {
    ExitCode code;
    try {
      code = execute(helpWordAsOption(args), console);
    } catch (Throwable e) { // also StackOverflowError and OutOfMemoryError: 1 would mean a verdict
      code = internalError(e, console);
    }
    Optional<IOException> failure = console.writeFailure();
    if (failure.isPresent()) {
      console.err().println("tapeout: cannot write the output: " + failure.get().getMessage());
      return ExitCode.INTERNAL_ERROR;
    }
    return code;
  }

  private static ExitCode execute(List<String> args, Console console) throws IOException {
    CommandLine tree = CommandTree.of(args);
    ParseResult arguments;
    try {
      arguments = tree.parseArgs(args.toArray(String[]::new));
    } catch (UnmatchedArgumentException e) {
      return usage(e.getCommandLine(), unmatched(e), console);
    } catch (ParameterException e) {
      return usage(e.getCommandLine(), String.valueOf(e.getMessage()), console);
    }
    while (arguments.hasSubcommand()) {
      arguments = arguments.subcommand();
    }
    CommandLine called = arguments.commandSpec().commandLine();
    if (arguments.isUsageHelpRequested()) {
      List<String> unknown = unknownCommand(called, arguments);
      if (!unknown.isEmpty()) {
        return usage(called, unmatched(new UnmatchedArgumentException(called, unknown)), console);
      }
      called.setUsageHelpWidth(console.width());
      called.usage(console.out(), console.colour() ? Ansi.ON : Ansi.OFF);
      return ExitCode.FINE;
    }
    if (arguments.isVersionHelpRequested()) {
      console.out().println(Build.current().line());
      return ExitCode.FINE;
    }
    if (arguments.commandSpec().userObject() instanceof Command command) {
      try {
        return command.run(arguments, console);
      } catch (UsageException e) {
        return usage(called, String.valueOf(e.getMessage()), console);
      } catch (FailureException e) {
        console.out().flush();
        String name = called.getCommandSpec().qualifiedName();
        say(name + ": " + String.valueOf(e.getMessage()).stripTrailing(), console);
        return e.code();
      }
    }
    called.setUsageHelpWidth(console.width());
    called.usage(console.err(), Ansi.OFF);
    return usage(called, "which command?", console);
  }

  /**
   * Where help is asked for, picocli is silent about a command that there is not. What follows an
   * option that is not known here may be its value.
   */
  private static List<String> unknownCommand(CommandLine called, ParseResult arguments) {
    return called.getSubcommands().isEmpty()
        ? List.of()
        : arguments.unmatched().stream().limit(1).filter(word -> !word.startsWith("-")).toList();
  }

  /** {@code tapeout help diff} is {@code tapeout diff --help}. */
  private static List<String> helpWordAsOption(List<String> args) {
    if (args.isEmpty() || !args.get(0).equals("help")) {
      return args;
    }
    List<String> rewritten = new ArrayList<>(args.subList(1, args.size()));
    rewritten.add("--help");
    return rewritten;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String what = e.getUnmatched().get(0);
    String kind = "unexpected argument: ";
    if (e.isUnknownOption()) {
      kind = "unknown option: ";
    } else if (!e.getCommandLine().getSubcommands().isEmpty()) {
      kind = "unknown command: ";
    }
    List<String> alike = e.getSuggestions();
    return kind + what + (alike.isEmpty() ? "" : "\nDid you mean: " + String.join(", ", alike));
  }

  private static ExitCode usage(CommandLine called, String message, Console console) {
    String name = called.getCommandSpec().qualifiedName();
    say(name + ": " + message, console);
    console.err().println("`" + name + " --help` tells what there is.");
    return ExitCode.WRONG_USAGE;
  }

  /**
   * Prints lines that fit the terminal; one that is indented, a command or an excerpt, stays as it
   * is, and a log keeps its sentences whole.
   */
  private static void say(String message, Console console) {
    int columns = console.progressColumns();
    Style style = new Style(columns == 0 ? Integer.MAX_VALUE : columns, false);
    message
        .lines()
        .map(line -> line.startsWith(" ") || line.isBlank() ? line : style.wrap(line, 0))
        .forEach(console.err()::println);
  }

  private static ExitCode internalError(Throwable e, Console console) {
    if ("1".equals(System.getenv("TAPEOUT_DEBUG"))) {
      e.printStackTrace(console.err());
    } else {
      console
          .err()
          .println(
              "tapeout: internal error: " + e + " (TAPEOUT_DEBUG=1 shows where it comes from)");
    }
    return ExitCode.INTERNAL_ERROR;
  }
}
