package dev.tapeout.cli.output;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --format}, {@code --output} and {@code --color}, which mean the same to all commands. */
public final class OutputOptions {
  private static final List<String> FORMATS = List.of("text", "json");
  private static final List<String> COLOURS = List.of("auto", "always", "never");

  private final boolean json;
  private final String colour;
  private final @Nullable String output;
  private final Console console;

  /**
   * Takes the options from the arguments.
   *
   * @throws UsageException if one has a value that it cannot have
   */
  public OutputOptions(ParseResult arguments, Console console) {
    this.json = choice(arguments, "--format", "text", FORMATS).equals("json");
    this.colour = choice(arguments, "--color", "auto", COLOURS);
    this.output = arguments.matchedOptionValue("--output", (String) null);
    this.console = console;
  }

  /** Adds the options to a command. */
  public static void describe(CommandSpec spec) {
    spec.addOption(choice("--format", "FORMAT", FORMATS, "text (default) or json."));
    spec.addOption(
        OptionSpec.builder("-o", "--output")
            .type(String.class)
            .paramLabel("FILE")
            .description("Write the result to FILE, not to standard output.")
            .build());
    spec.addOption(
        choice(
            "--color",
            "WHEN",
            COLOURS,
            "auto (default: on a terminal, unless NO_COLOR is set),",
            "always or never."));
  }

  /** An option that has only certain values. */
  public static OptionSpec choice(
      String name, String label, List<String> values, String... description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .completionCandidates(values)
        .description(description)
        .build();
  }

  /**
   * The value of an option that has only certain values.
   *
   * @throws UsageException if it is none of them
   */
  public static String choice(
      ParseResult arguments, String option, String otherwise, List<String> values) {
    String value = arguments.matchedOptionValue(option, otherwise);
    if (!values.contains(value)) {
      String last = values.get(values.size() - 1);
      String rest = String.join(", ", values.subList(0, values.size() - 1));
      throw new UsageException(
          option + " is " + rest + " or " + last + ", and not '" + value + "'");
    }
    return value;
  }

  /** Whether JSON is asked for. */
  public boolean json() {
    return json;
  }

  /** How text is laid out where the result goes. */
  public Style style() {
    boolean terminal = output == null && console.colour();
    return new Style(console.width(), colour.equals("always") || colour.equals("auto") && terminal);
  }

  /** How text is laid out that goes to the terminal as a diagnostic. */
  public Style plain() {
    return new Style(console.width(), false);
  }

  /**
   * Writes the result.
   *
   * @throws UsageException if there can be no such file
   * @throws FailureException if the machine fails while it is written
   */
  public void write(String result) {
    if (output == null) {
      console.out().print(result);
      return;
    }
    Path file = file(output);
    try {
      Files.writeString(file, result, StandardCharsets.UTF_8);
    } catch (AccessDeniedException e) {
      throw unwritable("there is no permission to. Choose a directory that you may write to.");
    } catch (IOException e) {
      throw new FailureException(
          ExitCode.INTERNAL_ERROR,
          "cannot write the result to "
              + output
              + ": "
              + (e instanceof FileSystemException f && f.getReason() != null
                  ? f.getReason()
                  : e.getMessage())
              + "\nLeave -o out to see the result on standard output.");
    }
  }

  private Path file(String name) {
    Path file;
    try {
      file = console.directory().resolve(name);
    } catch (InvalidPathException e) {
      throw unwritable("that is no path (" + e.getReason() + "). Name a file.");
    }
    if (Files.isDirectory(file)) {
      throw unwritable("that is a directory. Name a file in it.");
    }
    Path parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw unwritable(
          Files.exists(parent)
              ? parent.getFileName() + " is a file and no directory. Choose another place."
              : "there is no such directory. Make it first, with mkdir -p.");
    }
    return file;
  }

  private UsageException unwritable(String reason) {
    return new UsageException("cannot write the result to " + output + ": " + reason);
  }
}
