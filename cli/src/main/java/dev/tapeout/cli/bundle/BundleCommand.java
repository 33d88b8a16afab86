package dev.tapeout.cli.bundle;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.cli.side.Side;
import dev.tapeout.contracts.bundle.Bundle;
import dev.tapeout.contracts.bundle.Reach;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Writes a contract as one document. */
public final class BundleCommand implements Command {
  private static final String KEEP_PINNED = "--keep-pinned";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("CONTRACT")
            .arity("1")
            .required(true)
            .type(String.class)
            .description("A file, or git:REF:PATH.")
            .build());
    spec.addOption(
        OptionSpec.builder(KEEP_PINNED)
            .type(boolean.class)
            .description(
                "Leave references to published versions as they",
                "are; by itself what they mean is in the bundle.")
            .build());
    JudgingOptions.describeRepository(spec);
    OutputOptions.describe(
        spec, List.of("json"), "json, which is YAML as well; there is no other.");
    spec.usageMessage()
        .customSynopsis("tapeout bundle [OPTIONS] CONTRACT")
        .description(
            "Writes one document of OpenAPI 3.1 that means the same as the contract with all",
            "that it refers to, in other files and in published versions: that becomes its",
            "components, by the names that it has where it is. From one to the other is a patch:",
            "other words, no other meaning.",
            "",
            "Exit code 3: a reference leads nowhere, or one document cannot say the same.")
        .footer(
            "",
            "Examples:",
            "  tapeout bundle contracts/orders.yaml -o target/orders.json",
            "  tapeout bundle contracts/orders.yaml --keep-pinned",
            "  tapeout bundle git:v1.0:contracts/orders.yaml");
  }

  @Override
  public Set<ExitCode> exitCodes() {
    return EnumSet.complementOf(EnumSet.of(ExitCode.GATE_FAILED));
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    OutputOptions output = new OutputOptions(arguments, console, Format.JSON);
    Project project = Project.at(console);
    ContractReading reading =
        new Side(arguments.matchedPositionalValue(0, ""))
            .read(project, WorkingTree.of(project), new JudgingOptions(arguments).gitDir());
    List<Diagnostic> said = new ArrayList<>();
    reading.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).forEach(said::add);
    Bundle bundle =
        reading.contract() == null
            ? null
            : Bundle.of(
                reading.contract(),
                arguments.hasMatchedOption(KEEP_PINNED) ? Reach.FILES : Reach.EVERYTHING,
                Limits.DEFAULT.bytes());
    if (bundle != null) {
      said.addAll(bundle.problems());
    }
    console.err().print(new DiagnosticText(output.plain()).render(said));
    if (bundle == null || said.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      return ExitCode.UNREADABLE_CONTRACT;
    }
    output.write((format, style) -> JsonWriter.pretty(bundle.root()) + "\n");
    return ExitCode.FINE;
  }
}
