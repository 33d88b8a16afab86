package dev.tapeout.cli.accept;

import dev.tapeout.cli.against.Against;
import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.Identity;
import dev.tapeout.cli.judging.Demand;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Style;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Writes down what is accepted on purpose. */
public final class AcceptCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FINGERPRINT")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Of a finding, as reports show it (text: id).")
            .build());
    spec.addOption(
        text("--reason", "TEXT", "Why it is accepted; those who read it later were", "not there."));
    spec.addOption(
        text(
            "--until",
            "DATE",
            "The last day on which it counts, such as 2027-03-31,",
            "or never (default: as before, if that is not over; a",
            "new entry counts for ever)."));
    spec.addOption(
        text(
            "--by",
            "WHO",
            "Who accepts it (default: user.name and user.email,",
            "as git has them)."));
    spec.addOption(JudgingOptions.flag("List what is accepted.", "--list"));
    spec.addOption(
        JudgingOptions.flag("Remove what is expired or covers no finding any more.", "--prune"));
    spec.addOption(
        OptionSpec.builder("--contract")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("FILE")
            .description(
                "A contract or pattern (default: those that",
                "'contracts' in tapeout.yaml names). May be given",
                "several times.")
            .build());
    Against.describe(spec);
    JudgingOptions.describeTerms(spec);
    JudgingOptions.describeRepository(spec);
    spec.usageMessage()
        .customSynopsis(
            "tapeout accept FINGERPRINT... --reason TEXT [OPTIONS]",
            "       tapeout accept --list",
            "       tapeout accept --prune [OPTIONS]")
        .description(
            "For a break that is meant. The finding is still shown, with the reason, and no",
            "longer makes `tapeout gate` fail; it needs no version step. The comparison is the",
            "gate's own, so that only what is really there can be accepted: give the same",
            "options. The entries are kept in tapeout.accept.yaml, beside tapeout.yaml:",
            "commit it with the change. Once the term is over, or the change is another one,",
            "the finding counts again.")
        .footer(
            "",
            "Examples:",
            "  tapeout accept 3f0c9a4be5d21e77 --reason \"Nobody sends it (logs of May).\"",
            "  tapeout accept 3f0c9a4be5d21e77 --reason \"Agreed with billing.\" \\",
            "      --until 2027-03-31 --against git:origin/main --contract orders.yaml",
            "  tapeout accept --prune");
  }

  private static OptionSpec text(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.complementOf(EnumSet.of(ExitCode.GATE_FAILED));
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    List<String> fingerprints = arguments.matchedPositionalValue(0, List.of());
    boolean list = arguments.hasMatchedOption("--list");
    boolean prune = arguments.hasMatchedOption("--prune");
    if ((fingerprints.isEmpty() ? 0 : 1) + (list ? 1 : 0) + (prune ? 1 : 0) != 1) {
      throw new UsageException("name the FINGERPRINT of a finding, or --list, or --prune");
    }
    Project project = Project.at(console);
    Style style = new Style(console.width(), false);
    Settings settings = Settings.of(project, style);
    JudgingOptions options = new JudgingOptions(arguments);
    Terms terms = options.terms(settings, console);
    AcceptanceFile file = AcceptanceFile.of(project, settings, terms.today(), style);
    if (list) {
      console.out().print(Listing.of(file, style));
      return ExitCode.FINE;
    }
    Term term = Term.of(arguments.matchedOptionValue("--until", (String) null), terms.today());
    String reason = fingerprints.isEmpty() ? "" : needed(arguments, "--reason");
    String by = fingerprints.isEmpty() ? "" : who(arguments, project, options.gitDir());
    Report report = compare(arguments, terms, options.gitDir(), project, settings, file, console);
    Entries entries = new Entries(file, report);
    console
        .out()
        .print(
            prune ? entries.prune(style) : entries.accept(fingerprints, reason, by, term, style));
    return ExitCode.FINE;
  }

  private static Report compare(
      ParseResult arguments,
      Terms terms,
      @Nullable String gitDir,
      Project project,
      Settings settings,
      AcceptanceFile file,
      Console console)
      throws IOException {
    Judging judging = new Judging(terms, true, settings.severities(), Demand.NOTHING, file);
    List<String> contracts = arguments.matchedOptionValue("--contract", List.of());
    Selection selection = FileArguments.of(contracts, project, settings);
    return Against.of(arguments, settings, gitDir)
        .judge(selection, false, project, judging, console);
  }

  private static String needed(ParseResult arguments, String option) {
    String value = arguments.matchedOptionValue(option, "").strip();
    if (value.isEmpty()) {
      throw new UsageException("why? Say it with --reason, for those who come after you");
    }
    return value;
  }

  private static String who(ParseResult arguments, Project project, @Nullable String gitDir) {
    String by = arguments.matchedOptionValue("--by", "").strip();
    return by.isEmpty()
        ? Identity.of(project.directory(), gitDir)
            .orElseThrow(() ->
                new UsageException(
                    "who accepts this? git knows no user.name here: say it with --by"))
        : by;
  }
}
