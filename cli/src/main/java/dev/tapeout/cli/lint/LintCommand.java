package dev.tapeout.cli.lint;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.FormatsOption;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Checks contracts against the profile. */
public final class LintCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    FileArguments.describe(spec);
    OutputOptions.describe(spec);
    spec.addOption(FormatsOption.spec());
    spec.usageMessage()
        .customSynopsis("tapeout lint [OPTIONS] [FILE...]")
        .description(
            "Says what is wrong with each contract by itself: bad syntax, references that",
            "lead nowhere, rules that are not kept. `severities` in tapeout.yaml says what a",
            "rule counts for: error, warning, info or off. Files that a pattern means and that",
            "are no contracts are passed over.")
        .footer(
            "",
            "Examples:",
            "  tapeout lint contracts/orders.yaml",
            "  tapeout lint 'contracts/**/*.yaml' --format json",
            "  tapeout explain request-body-closed   # why a rule exists, and how to keep it");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.complementOf(EnumSet.of(ExitCode.UNREACHABLE_BASE));
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console);
    Project project = Project.at(console);
    Settings settings = Settings.of(project, output.plain());
    Linting linting =
        Linting.of(
            FileArguments.of(arguments, project, settings),
            project,
            settings.severities(),
            FormatsOption.of(arguments, settings));
    output.write((format, style) -> format.render(linting.report(), style));
    return linting.exitCode();
  }
}
