package dev.tapeout.cli.output;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.NearNames;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
            formats(arguments),
            usual,
            arguments.matchedOptionValue("--output", (String) null));
    this.colour = choice(arguments, "--color", "auto", COLOURS);
    this.console = console;
  }

  /** The formats that this command knows, which are those that it completes. */
  private static List<String> formats(ParseResult arguments) {
    List<String> formats = new ArrayList<>();
    arguments.commandSpec().findOption("--format").completionCandidates().forEach(formats::add);
    return formats;
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
            .description("Write to FILE what would go to standard output, which", "is called `-`.")
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
      throw noChoice(option, value, values);
    }
    return value;
  }

  /** What there is to say where an option has a value that is none of its. */
  static UsageException noChoice(String option, String value, List<String> values) {
    String last = values.get(values.size() - 1);
    String rest = String.join(", ", values.subList(0, values.size() - 1));
    String near = values.size() == 1 ? null : NearNames.of(value, values);
    return new UsageException(
        "%s is %s%s, and not '%s'%s"
            .formatted(
                option,
                rest.isEmpty() ? "" : rest + " or ",
                last,
                value,
                near == null ? "" : "\nDid you mean: " + near));
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
   * @throws UsageException if a file cannot be written, or is one that this run has read; the
   *     latter before anything is written
   */
  public void write(Drawing result) {
    List<@Nullable ResultFile> files = new ArrayList<>();
    for (Target target : targets) {
      files.add(target.file() == null ? null : ResultFile.of(target.file(), console));
    }
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      ResultFile file = files.get(i);
      boolean terminal = file == null && console.colour();
      boolean colours = colour.equals("always") || colour.equals("auto") && terminal;
      String drawn = result.in(target.format(), new Style(console.width(), colours));
      if (file == null) {
        console.out().print(drawn);
      } else {
        file.write(drawn);
      }
    }
  }
}
