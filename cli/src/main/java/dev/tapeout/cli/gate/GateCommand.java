package dev.tapeout.cli.gate;

import dev.tapeout.cli.against.Against;
import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.judging.Demand;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.registry.RegistryBase;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The merge gate: the working tree's contracts against those of a git revision. */
public final class GateCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    FileArguments.describe(spec);
    Against.describe(spec);
    RegistryBase.describe(spec);
    spec.addOption(
        OptionSpec.builder("--all")
            .type(boolean.class)
            .description(
                "Look into all contracts. Without it, those that only",
                "a pattern means and that did not change, nor any file",
                "that they refer to, are counted and no more.")
            .build());
    spec.addOption(JudgingOptions.flag("Leave the profile out; compare, and read.", "--no-lint"));
    JudgingOptions.describe(spec);
    OutputOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout gate [OPTIONS] [--against git:REF[:PATH]|registry:] [FILE...]")
        .description(
            "Each contract in the working tree is compared with what it was in the commit",
            "where HEAD left REF, as `git diff REF...HEAD` does: what others changed on REF",
            "since then does not count. A renamed file is found again; a new contract breaks",
            "nothing, a deleted one breaks all who used it.",
            "",
            "A schema that breaks is shown by a witness: a JSON value that one side accepts",
            "and the other rejects, confirmed by an independent validator. What could not be",
            "proved either way is undecided, and fails as well.",
            "",
            "The contracts must keep the profile, too (see tapeout lint): among others, each",
            "operation names its bounded context, the part of the business it belongs to, and",
            "each answer its role, the full form of a thing (canonical) or a part of it",
            "(projection). A contract that never did fails on its first edit: --no-lint, or",
            "'lint: false' in tapeout.yaml, leaves the profile out. What cannot be read as it",
            "is meant, such as a $ref that leads nowhere, fails then too, if it is new.",
            "",
            "Of the files that a pattern means, only contracts that changed are looked into,",
            "or that refer to a file that did. Other files among them are passed over. A FILE",
            "that is named outright is always looked into, and must be a contract.")
        .footer(
            "",
            "Examples:",
            "  tapeout gate --against git:origin/main contracts/orders.yaml",
            "  tapeout gate --against git:origin/main --fetch 'contracts/**/*.yaml'",
            "  tapeout gate --against git:v1.2:api.yaml contracts/api.yaml",
            "  tapeout gate --against registry: contracts/orders.yaml",
            "  tapeout gate",
            "",
            "registry: means the latest version of each contract in a registry,",
            "registry:CONTEXT/NAME@VERSION one that you name.",
            "",
            "The last one with a tapeout.yaml at the root of the repository, such as:",
            "  contracts: [\"contracts/**/*.yaml\"]",
            "  against: git:origin/main",
            "  policy: tolerant                           # or strict, sdk",
            "  severities: {operation-id-unique: warning} # or error, info, off",
            "  lint: true                                 # false: without the profile");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    JudgingOptions options = new JudgingOptions(arguments);
    Project project = Project.at(console);
    Settings settings = Settings.of(project, output.plain());
    Selection selection = FileArguments.of(arguments, project, settings);
    boolean lint = settings.lint() && !arguments.hasMatchedOption("--no-lint");
    Terms terms = options.terms(settings, console);
    Judging judging =
        new Judging(
            terms,
            options.allowUndecided(settings),
            settings.severities(),
            lint ? Demand.PROFILE : Demand.NO_NEW_ERROR,
            AcceptanceFile.of(project, settings, terms.today(), output.plain()));
    String against = arguments.matchedOptionValue("--against", settings.against());
    Report report =
        against != null && RegistryBase.isMeant(against)
            ? RegistryBase.of(arguments, against).judge(selection, project, judging)
            : Against.of(arguments, settings, options.gitDir())
                .judge(selection, arguments.hasMatchedOption("--all"), project, judging, console);
    options.write(report, output);
    return Judging.exitCode(report);
  }
}
