package dev.tapeout.cli.lint;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.FormatsOption;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.profile.Profile;
import dev.tapeout.diff.report.LintReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
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
    Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    boolean unreadable = false;
    WorkingTree tree = WorkingTree.of(project);
    Selection selection = FileArguments.of(arguments, project, settings);
    Collection<Path> matching = selection.matching();
    selection.require(matching);
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(matching);
    for (Path file : files) {
      ContractReading reading = tree.contract(file);
      if (reading.isOther() && matching.contains(file)) {
        skipped.add(project.display(file));
        continue;
      }
      names.add(project.display(file));
      diagnostics.addAll(reading.diagnostics());
      unreadable |= reading.contract() == null || reading.lostNumber();
      if (reading.contract() != null) {
        diagnostics.addAll(
            Profile.check(
                reading.contract(), settings.severities(), FormatsOption.of(arguments, settings)));
      }
    }
    if (names.isEmpty()) {
      throw Selection.noContract(skipped.get(0));
    }
    LintReport report = new LintReport(names, List.copyOf(diagnostics), skipped);
    output.write((format, style) -> format.render(report, style));
    if (unreadable) {
      return ExitCode.UNREADABLE_CONTRACT;
    }
    return report.pass() ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }
}
