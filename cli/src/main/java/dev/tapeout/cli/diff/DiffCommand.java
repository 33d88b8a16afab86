package dev.tapeout.cli.diff;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.side.OldAndNew;
import dev.tapeout.diff.report.Report;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Compares two contracts. */
public final class DiffCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    OldAndNew.describe(spec);
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

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    JudgingOptions options = new JudgingOptions(arguments);
    Report report = OldAndNew.judge(arguments, options, console, output.plain());
    options.write(report, output);
    return Judging.exitCode(report);
  }
}
