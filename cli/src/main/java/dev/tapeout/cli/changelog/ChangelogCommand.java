package dev.tapeout.cli.changelog;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.git.GitRepository;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.cli.side.Side;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.diff.report.Changelog;
import dev.tapeout.diff.report.Changelog.Release;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.Format;
import dev.tapeout.diff.report.Judged;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report.Unreadable;
import dev.tapeout.diff.report.Style;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Tells consumers what changed. */
public final class ChangelogCommand implements Command {
  private static final String RANGE = "--git";

  /** {@code v1..v2}, {@code v1..}; not {@code ../orders.yaml}. */
  private static final Pattern RANGES = Pattern.compile("([^.:/][^:]*)?[^/.:]\\.\\.([^/.:][^:]*)?");

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("CONTRACT")
            .arity("1..2")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "OLD and NEW, each a file or git:REF:PATH. With --git:",
                "the one FILE, as it is called in the later revision.")
            .build());
    spec.addOption(
        OptionSpec.builder(RANGE)
            .type(String.class)
            .paramLabel("FROM..TO")
            .description(
                "A section for TO (default: HEAD) and for each tag",
                "between the two revisions, the newest first.")
            .build());
    JudgingOptions.describeTerms(spec);
    JudgingOptions.describeRepository(spec);
    OutputOptions.describe(
        spec,
        List.of("markdown", "html", "json"),
        "markdown (default), html or json; into FILE where one",
        "is named. May be given several times.");
    spec.usageMessage()
        .customSynopsis(
            "tapeout changelog [OPTIONS] OLD NEW",
            "       tapeout changelog [OPTIONS] --git FROM..TO FILE")
        .description(
            "What those who call the API want to know: by operation, first what breaks and",
            "what to do about it, then what is new, what changed, and what is deprecated; of",
            "documentation only how much. What several operations share is told once.",
            "",
            "Tags are put in the order of their versions, or of the history where they name",
            "none. A tag is left out if it is named after another thing than FROM and TO are",
            "(bills/v2 between orders/v1 and orders/v3). A renamed file is found again; the",
            "changelog ends where the file begins. It holds no dates.")
        .footer(
            "",
            "Examples:",
            "  tapeout changelog orders-2.yaml orders-3.yaml",
            "  tapeout changelog git:v1.0:api.yaml api.yaml --format html=changelog.html",
            "  tapeout changelog --git v1..v5 contracts/orders.yaml -o CHANGELOG.md");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.complementOf(EnumSet.of(ExitCode.GATE_FAILED));
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console, Format.MARKDOWN);
    JudgingOptions options = new JudgingOptions(arguments);
    Project project = Project.at(console);
    Settings settings = Settings.of(project, output.plain());
    Terms terms = options.terms(settings, console);
    Judging judging = History.judging(project, settings, terms);
    List<String> contracts = arguments.matchedPositionalValue(0, List.of());
    String range = arguments.matchedOptionValue(RANGE, "");
    int expected = range.isEmpty() ? 2 : 1;
    if (contracts.size() != expected) {
      throw new UsageException(
          range.isEmpty()
              ? forgotten(contracts)
              : "--git FROM..TO takes one FILE, and not " + contracts.size());
    }
    Changelog changelog;
    if (range.isEmpty()) {
      refuseRange(contracts, project);
      changelog = step(contracts, project, options, judging, output.plain());
    } else {
      try (GitRepository repository = GitRepository.open(project.directory(), options.gitDir())) {
        changelog = new History(repository, project, judging, console).of(range, contracts.get(0));
      }
    }
    output.write((format, style) -> format.render(changelog).orElseThrow());
    return ExitCode.FINE;
  }

  private static String forgotten(List<String> contracts) {
    return contracts.size() == 1
        ? "name OLD and NEW, or --git FROM..TO and one FILE"
        : "name OLD and NEW alone, or --git FROM..TO and one FILE";
  }

  /** Where the first of two is a range of revisions and no file, the option was left out. */
  private static void refuseRange(List<String> contracts, Project project) {
    String first = contracts.get(0);
    if (RANGES.matcher(first).matches() && !Files.exists(project.file(first))) {
      throw new UsageException(
          "'"
              + first
              + "' is no file. For a range of revisions write\n  tapeout changelog --git "
              + first
              + " "
              + contracts.get(1));
    }
  }

  private static Changelog step(
      List<String> contracts, Project project, JudgingOptions options, Judging judging, Style style)
      throws IOException {
    WorkingTree files = WorkingTree.of(project);
    String name = contracts.get(1);
    Outcome outcome =
        judging.step(
            name,
            null,
            new Side(contracts.get(0)).read(project, files, options.gitDir()),
            new Side(name).read(project, files, options.gitDir()));
    if (outcome instanceof Judged judged) {
      return new Changelog(name, List.of(Release.of(null, null, judged)));
    }
    throw unreadable((Unreadable) outcome, style);
  }

  static FailureException unreadable(Unreadable contract, Style style) {
    List<Diagnostic> why = contract.diagnostics();
    return new FailureException(
        ExitCode.UNREADABLE_CONTRACT,
        contract.name() + " could not be read.\n\n" + new DiagnosticText(style).render(why));
  }
}
