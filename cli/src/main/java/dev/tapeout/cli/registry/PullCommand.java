package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.project.FileArguments;
import dev.tapeout.cli.project.Project;
import dev.tapeout.cli.project.Selection;
import dev.tapeout.cli.project.Settings;
import dev.tapeout.cli.project.Signatures;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.diff.report.Style;
import java.io.IOException;
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
                "that tapeout.yaml names, and what tapeout.lock has by",
                "name; all that it has where tapeout.yaml names none).")
            .build());
    spec.addOption(
        OptionSpec.builder("--frozen")
            .type(boolean.class)
            .description("Fail where tapeout.lock would change; for CI.")
            .build());
    spec.addOption(
        OptionSpec.builder("--prune")
            .type(boolean.class)
            .description(
                "Take from tapeout.lock what no contract of tapeout.yaml",
                "refers to, and nobody asked for by name.")
            .build());
    spec.addOption(
        OptionSpec.builder("--signatures")
            .type(String.class)
            .paramLabel("required|checked|ignored")
            .completionCandidates(Signatures.labels())
            .description(
                "How much signatures count (default: as 'signatures' in",
                "tapeout.yaml has it, else checked: a good one by a",
                "trusted key, or none where none was ever seen).")
            .build());
    spec.addOption(
        OptionSpec.builder("--trust")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("ID")
            .description(
                "A key to trust from now on, as tapeout keys list shows",
                "it; for a publisher who has a new one.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout pull [OPTIONS] [FILE|CONTEXT/NAME@VERSION...]")
        .description(
            "A reference such as https://HOST/orders/orders-api/1.4.0#/components/schemas/Order",
            "names a published version. It is asked of the registry, and of no other host, with",
            "all that it refers to in turn; digest and signature are checked. The key that signed",
            "the first version of a bounded context is trusted from then on, unless tapeout.yaml",
            "names keys. tapeout.lock, to be committed, keeps name, digest and key; the documents",
            "go to .tapeout/versions, which git ignores. From then on lint, diff, gate and generate",
            "need no network. Exit code 1: a version that a contract or tapeout.lock names does",
            "not exist, has another content than the lock says, or is not signed as it must be.",
            "Exit code 2: one that you name does not exist.")
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
    boolean all = files.isEmpty() && named.isEmpty();
    Selection selection =
        files.isEmpty() && !(all && !settings.contracts().isEmpty())
            ? null
            : FileArguments.of(files, project, settings);
    Pulled pulled =
        new Pull(
                project,
                selection,
                named,
                all,
                arguments.hasMatchedOption("--prune"),
                arguments.hasMatchedOption("--frozen"),
                trusting(arguments, settings))
            .from(RegistryOptions.access(arguments), console);
    console.out().println(pulled.summary());
    return ExitCode.FINE;
  }

  private static Trusting trusting(ParseResult arguments, Settings settings) {
    String said = arguments.matchedOptionValue("--signatures", (String) null);
    List<String> also = arguments.matchedOptionValue("--trust", List.of());
    return Trusting.of(settings.trust(), said, also);
  }
}
