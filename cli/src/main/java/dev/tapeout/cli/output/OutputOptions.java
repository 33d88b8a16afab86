package dev.tapeout.cli.output;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    spec.addOption(option("--format", "FORMAT", "text (default) or json.", FORMATS));
    spec.addOption(
        OptionSpec.builder("-o", "--output")
            .type(String.class)
            .paramLabel("FILE")
            .description("Write the result to FILE instead of standard output.")
            .build());
    String colours = "auto (default: on a terminal, unless NO_COLOR is set), always or never.";
    spec.addOption(option("--color", "WHEN", colours, COLOURS));
  }

  private static OptionSpec option(String name, String label, String text, List<String> values) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .completionCandidates(values)
        .description(text)
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
   * @throws UsageException if the file that was asked for cannot be written
   */
  public void write(String result) {
    if (output == null) {
      console.out().print(result);
      return;
    }
    try {
      Path file = console.directory().resolve(output);
      Files.writeString(file, result, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("cannot write " + output + ": " + e.getMessage());
    }
  }
}
