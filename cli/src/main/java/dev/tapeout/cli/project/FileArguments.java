package dev.tapeout.cli.project;

import dev.tapeout.cli.command.UsageException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The contracts that a command line names, or leaves to {@code tapeout.yaml}. */
public final class FileArguments {
  private FileArguments() {}

  /** Adds the parameter to a command. */
  public static void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "Contracts in JSON or YAML, or quoted patterns, such as",
                "'contracts/**/*.yaml' (default: those that 'contracts'",
                "in tapeout.yaml names).")
            .build());
  }

  /**
   * What the arguments name, or else what the settings mean.
   *
   * @throws UsageException if neither says anything
   */
  public static Selection of(ParseResult arguments, Project project, Settings settings) {
    return of(arguments.matchedPositionalValue(0, List.<String>of()), project, settings);
  }

  /** The same for files and patterns that stand elsewhere on the command line. */
  public static Selection of(List<String> named, Project project, Settings settings) {
    if (!named.isEmpty()) {
      return Selection.of(named, project);
    }
    if (settings.contracts().isEmpty()) {
      throw new UsageException(
          "which contracts? Name them, or list them under 'contracts:' in tapeout.yaml");
    }
    return Selection.of(settings);
  }
}
