package dev.tapeout.cli.output;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --format}, {@code --output} and {@code --color}, which mean the same to all commands. */
public final class OutputOptions {
  private static final List<String> COLOURS = List.of("auto", "always", "never");

  private final List<Target> targets;
  private final String colour;
  private final Console console;

  /**
   * Takes the options from the arguments.
   *
   * @throws UsageException if one has a value that it cannot have
   */
  public OutputOptions(ParseResult arguments, Console console) {
    this(arguments, console, Format.TEXT);
  }

  /**
   * The same where another format than text is usual.
   *
   * @throws UsageException if an option has a value that it cannot have
   */
  public OutputOptions(ParseResult arguments, Console console, Format usual) {
    this.targets =
        Target.of(
            arguments.matchedOptionValue("--format", List.of()),
            usual,
            arguments.matchedOptionValue("--output", (String) null));
    this.colour = choice(arguments, "--color", "auto", COLOURS);
    this.console = console;
  }

  /** Adds the options to a command that knows every format. */
  public static void describe(CommandSpec spec) {
    describe(
        spec,
        Format.labels(),
        "text (default), json, markdown, html, sarif,",
        "junit, github or gitlab; into FILE where one is",
        "named. May be given several times.");
  }

  /** Adds the options to a command that knows these formats. */
  public static void describe(CommandSpec spec, List<String> formats, String... description) {
    spec.addOption(
        OptionSpec.builder("--format")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("FORMAT[=FILE]")
            .completionCandidates(formats)
            .description(description)
            .build());
    spec.addOption(
        OptionSpec.builder("-o", "--output")
            .type(String.class)
            .paramLabel("FILE")
            .description("Write to FILE what would go to standard output.")
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

  /** How text is laid out that goes to the terminal as a diagnostic. */
  public Style plain() {
    return new Style(console.width(), false);
  }

  /** How a result looks in a format. */
  public interface Drawing {
    /**
     * Draws it up, ended by a newline.
     *
     * @param style of text
     */
    String in(Format format, Style style);
  }

  /**
   * Writes the result in each format that is asked for to where it shall go.
   *
   * @throws UsageException if there can be no such file
   * @throws FailureException if the machine fails while it is written
   */
  public void write(Drawing result) {
    for (Target target : targets) {
      String file = target.file();
      boolean terminal = file == null && console.colour();
      boolean colours = colour.equals("always") || colour.equals("auto") && terminal;
      String drawn = result.in(target.format(), new Style(console.width(), colours));
      if (file == null) {
        console.out().print(drawn);
      } else {
        write(drawn, file);
      }
    }
  }

  private void write(String result, String name) {
    try {
      Path file = console.directory().resolve(name);
      if (Files.isDirectory(file)) {
        throw unwritable(name, "that is a directory. Name a file in it.");
      }
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, result, StandardCharsets.UTF_8);
    } catch (InvalidPathException e) {
      throw unwritable(name, "that is no path (" + e.getReason() + "). Name a file.");
    } catch (FileAlreadyExistsException e) {
      throw unwritable(
          name,
          Path.of(e.getFile()).getFileName()
              + " is a file and no directory. Choose another place.");
    } catch (AccessDeniedException e) {
      throw unwritable(
          name, "there is no permission to. Choose a directory that you may write to.");
    } catch (IOException e) {
      throw new FailureException(
          ExitCode.INTERNAL_ERROR,
          "cannot write the result to "
              + name
              + ": "
              + (e instanceof FileSystemException f && f.getReason() != null
                  ? f.getReason()
                  : e.getMessage())
              + "\nLeave the file out to see the result on standard output.");
    }
  }

  private static UsageException unwritable(String name, String reason) {
    return new UsageException("cannot write the result to " + name + ": " + reason);
  }
}
