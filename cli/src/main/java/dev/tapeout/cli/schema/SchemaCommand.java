package dev.tapeout.cli.schema;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.cli.judging.JudgingOptions;
import dev.tapeout.cli.output.OutputOptions;
import dev.tapeout.cli.project.FormatsOption;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.cli.side.Side;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.diff.language.Inclusion.Included;
import dev.tapeout.diff.report.DiagnosticText;
import dev.tapeout.diff.report.SchemaReport;
import dev.tapeout.diff.schema.JsonSchema;
import dev.tapeout.diff.schema.SchemaComparison;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says which of two JSON Schemas includes the other. */
public final class SchemaCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("compare")
            .arity("0..1")
            .type(String.class)
            .completionCandidates(Set.of("compare"))
            .description("What to do: there is only this.")
            .build());
    spec.addPositional(side("1", "A"));
    spec.addPositional(side("2", "B"));
    OutputOptions.describe(spec);
    spec.addOption(FormatsOption.spec());
    JudgingOptions.describeRepository(spec);
    spec.usageMessage()
        .customSynopsis("tapeout schema compare [OPTIONS] A B")
        .description(
            "Decides whether every instance of schema A is an instance of schema B, and the",
            "other way round. Where it is not, an instance shows it, confirmed by an",
            "independent validator. Schemas are read as JSON Schema 2020-12.",
            "",
            "The exit code is 0 where B accepts all that A accepts, and 1 where it does not",
            "or that could not be decided.")
        .footer(
            "",
            "Examples:",
            "  tapeout schema compare order-1.json order-2.json",
            "  tapeout schema compare git:main:order.json order.json",
            "  tapeout schema compare api.yaml#/components/schemas/Order order.json");
  }

  private static PositionalParamSpec side(String index, String label) {
    return PositionalParamSpec.builder()
        .index(index)
        .paramLabel(label)
        .arity("0..1")
        .type(String.class)
        .description(
            "A schema: a file or git:REF:PATH, and where it is",
            "only a part of that, #/POINTER or #ANCHOR.")
        .build();
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    List<String> words =
        arguments.matchedPositionals().stream().map(p -> p.<String>getValue()).toList();
    if (words.size() != 3 || !words.get(0).equals("compare")) {
      boolean twoSchemas = words.size() == 2 && !words.get(0).equals("compare");
      String both = twoSchemas ? String.join(" ", words) : "A B";
      throw new UsageException("two schemas are compared by `tapeout schema compare " + both + "`");
    }
    OutputOptions output = new OutputOptions(arguments, console);
    Project project = Project.at(console);
    WorkingTree files = WorkingTree.of(project);
    String gitDir = new JudgingOptions(arguments).gitDir();
    String first = words.get(1);
    String second = words.get(2);
    JsonSchema.Reading a = read(first, project, files, gitDir);
    JsonSchema.Reading b = read(second, project, files, gitDir);
    Set<Diagnostic> diagnostics = new LinkedHashSet<>(a.diagnostics());
    diagnostics.addAll(b.diagnostics());
    console.err().print(new DiagnosticText(output.plain()).render(diagnostics));
    if (a.schema() == null
        || b.schema() == null
        || diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      return ExitCode.UNREADABLE_CONTRACT;
    }
    SchemaComparison comparison =
        SchemaComparison.of(
            a.schema(),
            b.schema(),
            FormatsOption.of(arguments, Settings.of(project, output.plain())));
    SchemaReport report = new SchemaReport(first, second, comparison);
    output.write((format, style) ->
        switch (format) {
          case TEXT -> report.text(style);
          case JSON -> report.json();
          default -> throw new UsageException("two schemas are reported as text or json");
        });
    return comparison.forward() instanceof Included ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }

  private static JsonSchema.Reading read(
      String name, Project project, WorkingTree files, @Nullable String gitDir) throws IOException {
    int hash = name.indexOf('#');
    String fragment = hash < 0 ? "" : name.substring(hash + 1);
    return new Side(hash < 0 ? name : name.substring(0, hash))
        .read(
            project,
            files,
            gitDir,
            (workspace, path) -> {
              if (fragment.isEmpty()
                  && workspace.load(path).root() instanceof ObjectNode root
                  && (root.has("openapi") || root.has("swagger"))) {
                throw new UsageException(
                    "'"
                        + name
                        + "' is an OpenAPI document, no schema: `tapeout diff OLD NEW` compares two of"
                        + " them, and "
                        + (hash < 0 ? name : name.substring(0, hash))
                        + "#/components/schemas/NAME is a schema in it");
              }
              return JsonSchema.read(workspace, path, fragment);
            });
  }
}
