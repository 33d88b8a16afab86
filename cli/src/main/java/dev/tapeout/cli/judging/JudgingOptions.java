package dev.tapeout.cli.judging;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.FormatsOption;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.report.Detail;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.surface.Extensions;
import dev.tapeout.diff.surface.Terms;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of commands that compare: how, and how much of it to show. */
public final class JudgingOptions {
  private static final List<String> POLICIES =
      Arrays.stream(Policy.values()).map(Policy::label).toList();

  /** As many findings as a text shows unless asked for more. */
  private static final int MOST_IN_TEXT = 50;

  private final ParseResult arguments;

  public JudgingOptions(ParseResult arguments) {
    this.arguments = arguments;
  }

  /** Adds the options to a command that reports what it finds. */
  public static void describe(CommandSpec spec) {
    describeTerms(spec);
    describeUndecided(spec);
    spec.addOption(
        OptionSpec.builder("--max-findings")
            .type(Integer.class)
            .paramLabel("N")
            .description("Show N findings, 0 for all (default: all; text: " + MOST_IN_TEXT + ").")
            .build());
    spec.addOption(flag("List changes of documentation as well.", "-v", "--verbose"));
    spec.addOption(flag("List refactorings that were proved harmless.", "--show-equivalent"));
    describeRepository(spec);
  }

  /**
   * Adds what {@link #terms} reads: {@code --policy}, {@code --assert-formats}, {@code --today}.
   */
  public static void describeTerms(CommandSpec spec) {
    spec.addOption(
        OutputOptions.choice(
            "--policy",
            "POLICY",
            POLICIES,
            "What counts as compatible. tolerant (default): senders",
            "send only what their contract describes, readers",
            "ignore what they do not know. strict: all that the",
            "schemas allow counts. sdk: tolerant, and the names",
            "that generated clients expose count."));
    spec.addOption(FormatsOption.spec());
    spec.addOption(
        OptionSpec.builder("--today")
            .type(String.class)
            .paramLabel("DATE")
            .description(
                "The day that sunset dates and acceptances are held",
                "against (default: today, in UTC), so that a run can be",
                "repeated.")
            .build());
  }

  /** Adds {@code --allow-undecided} alone. */
  public static void describeUndecided(CommandSpec spec) {
    spec.addOption(
        flag("Let pass what could not be decided; it is reported.", "--allow-undecided"));
  }

  /** Adds {@code --git-dir} alone. */
  public static void describeRepository(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--git-dir")
            .type(String.class)
            .paramLabel("DIR")
            .description("The git repository (default: the one around this", "directory).")
            .build());
  }

  /** An option without a value. */
  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  /** Policy, day, formats, extensions: what the options say, else the settings and the clock. */
  public Terms terms(Settings settings, Console console) {
    String label = OutputOptions.choice(arguments, "--policy", settings.policy().label(), POLICIES);
    String day = arguments.matchedOptionValue("--today", console.today().toString());
    try {
      return new Terms(
          Policy.of(label).orElseThrow(),
          LocalDate.parse(day),
          FormatsOption.of(arguments, settings),
          new Extensions(settings.extensions()));
    } catch (DateTimeParseException e) {
      throw new UsageException("--today is a date such as 2026-11-25, and not '" + day + "'");
    }
  }

  public boolean allowUndecided(Settings settings) {
    return settings.allowUndecided() || arguments.hasMatchedOption("--allow-undecided");
  }

  /** The repository that is named; null where it is to be found. */
  public @Nullable String gitDir() {
    return arguments.matchedOptionValue("--git-dir", (String) null);
  }

  /** Writes the report as the options ask. */
  public void write(Report report, OutputOptions output) {
    int most = arguments.matchedOptionValue("--max-findings", -1);
    if (most < 0 && arguments.hasMatchedOption("--max-findings")) {
      throw new UsageException("--max-findings is 0 or more, and not " + most);
    }
    Detail wanted =
        arguments.hasMatchedOption("--show-equivalent") ? Detail.EQUIVALENT : Detail.CHANGES;
    Detail detail = arguments.hasMatchedOption("--verbose") ? Detail.ALL : wanted;
    output.write((format, style) -> {
      int usual = format == Format.TEXT ? MOST_IN_TEXT : 0;
      return format.render(report, style, detail, most < 0 ? usual : most);
    });
  }
}
