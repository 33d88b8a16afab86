package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.registry.RegistryClient;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the contracts of a registry. */
public final class ContractsCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(
        spec, "WORDS", false, "Only those whose name, title or description has", "these words.");
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout contracts [OPTIONS] [WORDS]")
        .description("One line for each contract: its name, its latest version, its title.")
        .footer("", "Examples:", "  tapeout contracts", "  tapeout contracts 'orders status'");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    RegistryAccess registry = RegistryOptions.access(arguments);
    String words = RegistryClient.encode(arguments.matchedPositionalValue(0, ""));
    List<List<String>> rows =
        registry.rows(
            "/api/contracts?q=" + words,
            contract ->
                List.of(
                    Answers.text(contract, "context") + "/" + Answers.text(contract, "name"),
                    Answers.text(contract, "latest"),
                    Answers.text(contract, "title")));
    if (rows.isEmpty()) {
      console
          .err()
          .println("tapeout contracts: there is none" + (words.isEmpty() ? "" : " like it"));
    }
    console.out().print(Table.of(rows));
    return ExitCode.FINE;
  }
}
