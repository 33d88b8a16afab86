package dev.tapeout.cli.verdict;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.side.OldAndNew;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.StepReport;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the step that the changes need, and the version that it leads to. */
public final class VerdictCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    OldAndNew.describe(spec);
    JudgingOptions.describeTerms(spec);
    JudgingOptions.describeUndecided(spec);
    JudgingOptions.describeRepository(spec);
    OutputOptions.describe(
        spec, List.of("text", "json"), "text (default) or json; into FILE where one is", "named.");
    spec.usageMessage()
        .customSynopsis("tapeout verdict [OPTIONS] OLD NEW")
        .description(
            "Prints one line: none, patch, minor or major, the smallest step of info.version",
            "that the changes from OLD to NEW allow, and the version that it leads to. That",
            "is `-` where OLD has no semantic version. Which version NEW has does not matter",
            "(`tapeout diff` and `tapeout gate` judge that); what is accepted on purpose",
            "needs no step.",
            "",
            "The exit code is 0 where the step is known. Where a change could not be decided",
            "and none breaks for sure, the line is `undecided -` and the exit code 1, unless",
            "--allow-undecided is given; also where a field of NEW is of the wrong kind, which",
            "that option does not let pass.")
        .footer(
            "",
            "Examples:",
            "  tapeout verdict git:origin/main:contracts/orders.yaml contracts/orders.yaml",
            "  read -r step next <<< \"$(tapeout verdict orders-2.yaml orders-3.yaml)\"",
            "  tapeout verdict git:v1.0:api.json git:v2.0:api.json --format json");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    JudgingOptions options = new JudgingOptions(arguments);
    Report report = OldAndNew.judge(arguments, options, console, output.plain());
    if (!report.unreadable().isEmpty()) {
      DiagnosticText text = new DiagnosticText(output.plain());
      console.err().print(text.render(report.unreadable().get(0).diagnostics()));
      return ExitCode.UNREADABLE_CONTRACT;
    }
    StepReport step = new StepReport(report.contracts().get(0));
    output.write((format, style) ->
        switch (format) {
          case TEXT -> step.text();
          case JSON -> step.json();
          default -> throw new UsageException("a verdict is printed as text or json");
        });
    if (!step.decided()) {
      console
          .err()
          .println(
              "tapeout verdict: a change could not be decided; `tapeout diff` with the same"
                  + " arguments shows which, and why");
      return ExitCode.GATE_FAILED;
    }
    return ExitCode.FINE;
  }
}
