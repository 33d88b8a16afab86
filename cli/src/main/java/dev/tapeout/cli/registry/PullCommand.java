package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.WorkingTree;
import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.openapi.ContractReading;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.Lock;
import dev.tapeout.contracts.registry.PublishedVersions.Missing;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Brings the published versions that contracts refer to. */
public final class PullCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE|CONTEXT/NAME@VERSION")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "Contracts, or patterns, whose references are followed,",
                "and versions to bring by name (default: the contracts",
                "that tapeout.yaml names, and what tapeout.lock has).")
            .build());
    spec.addOption(
        OptionSpec.builder("--frozen")
            .type(boolean.class)
            .description("Fail where tapeout.lock would change; for CI.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout pull [OPTIONS] [FILE|CONTEXT/NAME@VERSION...]")
        .description(
            "A reference such as https://HOST/orders/orders-api/1.4.0#/components/schemas/Order",
            "names a published version. It is asked of the registry, and of no other host, with",
            "all that it refers to in turn; its digest is checked. tapeout.lock, to be committed,",
            "keeps name and digest; the documents go to .tapeout/versions, which git ignores.",
            "From then on lint, diff, gate and generate need no network. Exit code 1: a version",
            "does not exist, or has another content than tapeout.lock says.")
        .footer(
            "",
            "Examples:",
            "  tapeout pull",
            "  tapeout pull --frozen                    # in CI",
            "  tapeout pull contracts/billing.yaml",
            "  tapeout pull orders/orders-api@1.4.0");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    Project project = Project.at(console);
    List<ContractVersion> named = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String argument : arguments.matchedPositionalValue(0, List.<String>of())) {
      Optional<ContractVersion> version = ContractVersion.parse(argument);
      version.ifPresent(named::add);
      if (version.isEmpty()) {
        files.add(argument);
      }
    }
    Settings settings = Settings.of(project, new Style(console.width(), false));
    Pulling pulling =
        Pulling.into(
            project.root(),
            new RegistryVersions(RegistryOptions.client(arguments)),
            arguments.hasMatchedOption("--frozen"));
    boolean all = files.isEmpty() && named.isEmpty();
    for (ContractVersion version : named) {
      require(pulling, version, true);
    }
    boolean contracts = !files.isEmpty() || all && !settings.contracts().isEmpty();
    if (contracts) {
      follow(FileArguments.of(files, project, settings), project, pulling, console);
    } else if (all && pulling.before().entries().isEmpty()) {
      FileArguments.of(files, project, settings); // says what to name
    }
    if (all) {
      for (var entry : pulling.before().entries().entrySet()) {
        if (!contracts || entry.getValue().named()) {
          require(pulling, ContractVersion.parse(entry.getKey()).orElseThrow(), false);
        }
      }
    }
    boolean changed = pulling.finish(all && contracts);
    console
        .out()
        .println(
            pulling.brought()
                + (pulling.brought() == 1 ? " version" : " versions")
                + " pulled, "
                + Lock.FILE
                + (changed ? " written" : " is as it was"));
    return ExitCode.FINE;
  }

  private static void require(Pulling pulling, ContractVersion version, boolean named) {
    if (pulling.bring(version, named) instanceof Missing missing) {
      throw new FailureException(
          ExitCode.GATE_FAILED, missing.absence().reason() + "; " + missing.absence().hint());
    }
  }

  /** Reads each contract with a registry behind it: what its references lead to is brought. */
  private static void follow(Selection selection, Project project, Pulling pulling, Console console)
      throws IOException {
    List<Path> files = new ArrayList<>(selection.named());
    files.addAll(selection.matching());
    selection.require(files);
    WorkingTree tree = WorkingTree.of(project, pulling);
    boolean good = true;
    for (Path file : files) {
      ContractReading reading = tree.contract(file);
      if (reading.contract() == null && selection.named().contains(file)) {
        throw new FailureException(
            ExitCode.UNREADABLE_CONTRACT,
            project.display(file) + " is no contract that can be read; `tapeout lint` says why");
      }
      for (Diagnostic diagnostic : reading.diagnostics()) {
        if (diagnostic.rule().equals("ref-not-pulled")) {
          good = false;
          console
              .err()
              .println(
                  diagnostic.location() + ": " + diagnostic.message() + "\n  " + diagnostic.hint());
        }
      }
    }
    if (!good) {
      throw new FailureException(ExitCode.GATE_FAILED, "not every reference could be pulled");
    }
  }
}
