package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.RegistryClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Archives versions: one, or all that nobody has used for long. */
public final class ArchiveCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(
        spec,
        "CONTEXT/NAME@VERSION",
        false,
        "The version (default: all that nobody has used for",
        "long, as the server's clock would do).");
    spec.addOption(
        OptionSpec.builder("--dry-run")
            .type(boolean.class)
            .description("Say what would go, what stays, and why.")
            .build());
    spec.addOption(
        OptionSpec.builder("--restore")
            .type(boolean.class)
            .description("Bring the version back.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout archive [OPTIONS] [CONTEXT/NAME@VERSION]")
        .description(
            "An archived version lies in cold storage: it cannot be read until it is",
            "restored. One that others refer to, rely on or run cannot be archived.")
        .footer(
            "",
            "Examples:",
            "  tapeout archive --dry-run",
            "  tapeout archive orders/orders-api@1.0.0",
            "  tapeout archive --restore orders/orders-api@1.0.0");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    RegistryAccess registry = RegistryOptions.access(arguments);
    String named = arguments.matchedPositionalValue(0, "");
    if (named.isEmpty()) {
      boolean dry = arguments.hasMatchedOption("--dry-run");
      ObjectNode plan =
          registry.ask(client ->
              client.request("POST", "/api/archive/run", "{\"dryRun\":" + dry + "}", true).json());
      registry.require(plan, "archived");
      List<List<String>> rows = new ArrayList<>();
      for (ObjectNode version : Answers.items(plan, "archived")) {
        rows.add(List.of(dry ? "would go" : "archived", name(version), ""));
      }
      for (ObjectNode kept : Answers.items(plan, "kept")) {
        rows.add(List.of("stays", name(kept.get("version")), Answers.text(kept, "why")));
      }
      console.out().print(Table.of(rows));
      return ExitCode.FINE;
    }
    ContractVersion version = RegistryOptions.version(named);
    boolean restore = arguments.hasMatchedOption("--restore");
    ObjectNode answer =
        registry.ask(client ->
            client
                .request(
                    restore ? "DELETE" : "PUT",
                    RegistryClient.path(version.contract(), version.version()) + "/archive",
                    null,
                    !restore)
                .json());
    registry.require(answer, "state");
    console.out().println(named + " is " + Answers.text(answer, "state"));
    return ExitCode.FINE;
  }

  private static String name(@Nullable Node node) {
    return node instanceof ObjectNode version
        ? Answers.text(version, "context")
            + "/"
            + Answers.text(version, "name")
            + "@"
            + Answers.text(version, "version")
        : "";
  }
}
