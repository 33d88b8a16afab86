package dev.tapeout.cli.rules;

import dev.tapeout.cli.catalogue.Explanation;
import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.diff.change.Area;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists all rules with the severities that they have here. */
public final class RulesCommand implements Command {
  private static final List<String> AREAS = Arrays.stream(Area.values()).map(Area::label).toList();
  private static final int HALF = AREAS.size() / 2;
  private static final List<String> FORMATS = List.of("text", "json");

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OutputOptions.choice(
            "--area",
            "AREA",
            AREAS,
            "Only changes of this area:",
            String.join(", ", AREAS.subList(0, HALF)) + ",",
            String.join(", ", AREAS.subList(HALF, AREAS.size())) + "."));
    spec.addOption(OutputOptions.choice("--format", "FORMAT", FORMATS, "text (default) or json."));
    spec.usageMessage()
        .customSynopsis("tapeout rules [OPTIONS]")
        .description(
            "Lists every rule and what its findings mean here: its default, or what",
            "`severities` in tapeout.yaml says.")
        .footer("", "Examples:", "  tapeout rules --area schema", "  tapeout rules --format json");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.of(ExitCode.FINE, ExitCode.WRONG_USAGE, ExitCode.INTERNAL_ERROR);
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    String format = OutputOptions.choice(arguments, "--format", "text", FORMATS);
    String area =
        arguments.hasMatchedOption("--area")
            ? OutputOptions.choice(arguments, "--area", "", AREAS)
            : "";
    Settings settings = Settings.of(Project.at(console), new Style(console.width(), false));
    List<RuleInForce> rules =
        Explanation.all().stream()
            .sorted(Explanation.BY_GROUP)
            .filter(e -> area.isEmpty() || e.rule() != null && e.rule().area().label().equals(area))
            .map(e -> RuleInForce.of(e, settings))
            .toList();
    console
        .out()
        .print(
            format.equals("json")
                ? RuleInForce.json(rules)
                : RuleInForce.text(rules, console.width()));
    return ExitCode.FINE;
  }
}
