package dev.tapeout.cli.side;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.judging.Demand;
import dev.tapeout.cli.judging.Judging;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.project.AcceptanceFile;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.diff.acceptance.Acceptances;
import dev.tapeout.diff.report.Outcome;
import dev.tapeout.diff.report.Report;
import dev.tapeout.diff.report.Style;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The two contracts that a command line names, and the step from one to the other. */
public final class OldAndNew {
  private OldAndNew() {}

  /** Adds both parameters to a command. */
  public static void describe(CommandSpec spec) {
    spec.addPositional(
        side("0", "OLD", "The contract that clients rely on:", "a file, or git:REF:PATH."));
    spec.addPositional(
        side("1", "NEW", "The contract that is to replace it:", "a file, or git:REF:PATH."));
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

  /**
   * The report on the step, in the name of the new contract.
   *
   * @param style of what is wrong with the settings
   */
  public static Report judge(
      ParseResult arguments, JudgingOptions options, Console console, Style style)
      throws IOException {
    Project project = Project.at(console);
    Settings settings = Settings.of(project, style);
    Terms terms = options.terms(settings, console);
    Map<String, Severity> severities = new HashMap<>(settings.severities());
    // Any two versions may be compared: that a change is not among theirs says nothing.
    severities.put(Acceptances.UNUSED, Severity.OFF);
    Judging judging =
        new Judging(
            terms,
            options.allowUndecided(settings),
            severities,
            Demand.NOTHING,
            AcceptanceFile.of(project, settings, terms.today(), style));
    WorkingTree files = WorkingTree.of(project);
    String old = arguments.matchedPositionalValue(0, "");
    String now = arguments.matchedPositionalValue(1, "");
    ContractReading before = new Side(old).read(project, files, options.gitDir());
    ContractReading after = new Side(now).read(project, files, options.gitDir());
    Outcome outcome = judging.step(now, null, before, after);
    return judging.report(List.of(outcome), List.of(), List.of());
  }
}
