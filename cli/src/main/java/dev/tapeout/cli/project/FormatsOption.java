package dev.tapeout.cli.project;

import dev.tapeout.contracts.vocabulary.Formats;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option of the commands that judge values by schemas. */
public final class FormatsOption {
  private static final String NAME = "--assert-formats";

  private FormatsOption() {}

  public static OptionSpec spec() {
    return OptionSpec.builder(NAME)
        .type(boolean.class)
        .description(
            "Let `format` and `content…` count: a string that is",
            "not of its format is rejected (default: they are",
            "annotations and rule out nothing).")
        .build();
  }

  /** What formats count for: by the option, else by the settings. */
  public static Formats of(ParseResult arguments, Settings settings) {
    return arguments.hasMatchedOption(NAME) ? Formats.ASSERTION : settings.formats();
  }
}
