package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.RegistryClient;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the versions of a contract. */
public final class VersionsCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(spec, "CONTEXT/NAME", true, "The contract.");
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout versions [OPTIONS] CONTEXT/NAME")
        .description(
            "One line for each version, the newest first: its state, the step that its",
            "changes needed, when and by whom it was published.")
        .footer("", "Examples:", "  tapeout versions orders/orders-api");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    RegistryAccess registry = RegistryOptions.access(arguments);
    ContractName name = RegistryOptions.contract(arguments.matchedPositionalValue(0, ""));
    List<List<String>> rows =
        registry.rows(
            RegistryClient.path(name) + "/versions?limit=500",
            version -> {
              String sunset = Answers.text(version, "sunset");
              return List.of(
                  Answers.text(version, "version"),
                  Answers.text(version, "state") + (sunset.isEmpty() ? "" : ", sunset " + sunset),
                  Answers.text(version, "bump"),
                  Answers.text(version, "publishedAt"),
                  Answers.text(version, "publisher"));
            });
    console.out().print(Table.of(rows));
    return ExitCode.FINE;
  }
}
