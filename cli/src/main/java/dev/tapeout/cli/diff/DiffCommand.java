package dev.tapeout.cli.diff;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.cli.side.Side;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Compares two contracts. */
public final class DiffCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        side("0", "OLD", "The contract that clients rely on:", "a file, or git:REF:PATH."));
    spec.addPositional(
        side("1", "NEW", "The contract that is to replace it:", "a file, or git:REF:PATH."));
    JudgingOptions.describe(spec);
    OutputOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout diff [OPTIONS] OLD NEW")
        .description(
            "Each breaking change of a payload comes with a proof: an instance that one side",
            "accepts and the other rejects. The verdict says which step of info.version the",
            "changes need (major, minor, patch) and fails where a smaller one was made.")
        .footer(
            "",
            "Examples:",
            "  tapeout diff orders-2.yaml orders-3.yaml",
            "  tapeout diff git:main:contracts/orders.yaml contracts/orders.yaml",
            "  tapeout diff git:v1.0:api.json git:v2.0:api.json --format json");
  }

  private static PositionalParamSpec side(String index, String label, String... text) {
    return PositionalParamSpec.builder()
        .index(index)
        .paramLabel(label)
        .arity("1")
        .required(true)
        .type(String.class)
        .description(text)
        .build();
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    JudgingOptions options = new JudgingOptions(arguments);
    Project project = Project.at(console.directory());
    Settings settings = Settings.of(project, output.plain());
    Terms terms = options.terms(settings, console);
    Map<String, Severity> severities = new HashMap<>(settings.severities());
    // Any two versions may be compared: that a change is not among theirs says nothing.
    severities.put(Acceptances.UNUSED, Severity.OFF);
    Judging judging =
        new Judging(
            terms,
            options.allowUndecided(settings),
            severities,
            false,
            AcceptanceFile.of(project, settings, terms.today(), output.plain()));
    WorkingTree files = WorkingTree.of(project);
    String old = arguments.matchedPositionalValue(0, "");
    String now = arguments.matchedPositionalValue(1, "");
    ContractReading before = new Side(old).read(project, files, options.gitDir());
    ContractReading after = new Side(now).read(project, files, options.gitDir());
    Outcome outcome = judging.step(now, null, before, after);
    Report report = judging.report(List.of(outcome), List.of(), List.of());
    options.write(report, output);
    return Judging.exitCode(report);
  }
}
