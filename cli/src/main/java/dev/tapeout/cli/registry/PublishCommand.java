package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.project.Project;
import dev.tapeout.contracts.identity.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Publishes a contract. */
public final class PublishCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(spec, "FILE", true, "The contract.");
    spec.addOption(
        OptionSpec.builder("--as")
            .type(String.class)
            .paramLabel("CONTEXT/NAME")
            .description(
                "Its name in the registry (default: its bounded",
                "context, and the name of the file, or of the folder",
                "where that is openapi.yaml or the like).")
            .build());
    spec.addOption(
        OptionSpec.builder("--key")
            .type(String.class)
            .paramLabel("FILE")
            .description("Sign with this key (tapeout keys generate FILE).")
            .build());
    spec.addOption(
        OptionSpec.builder("--dry-run")
            .type(boolean.class)
            .description("Say what publishing would answer; nothing is kept.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout publish [OPTIONS] FILE")
        .description(
            "The registry checks the contract (profile, references, and what it breaks for",
            "users of the latest version) and keeps it for ever if it passes. The same",
            "content again changes nothing. A contract of several files is kept as one",
            "document (tapeout bundle --keep-pinned). One that refers to a deprecated version",
            "passes, with a warning. Exit code 1: it does not pass.")
        .footer(
            "",
            "Examples:",
            "  tapeout publish contracts/orders.yaml --dry-run",
            "  tapeout publish contracts/orders.yaml --key ~/.config/tapeout/orders.key",
            "  tapeout publish api.yaml --as orders/orders-api");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    Project project = Project.at(console);
    Path file = project.file(arguments.matchedPositionalValue(0, ""));
    Publication publication =
        Publication.of(project, file, arguments.matchedOptionValue("--as", (String) null));
    String named = arguments.matchedOptionValue("--key", (String) null);
    SigningKey key = named == null ? null : Publication.key(console.directory().resolve(named));
    RegistryAccess registry = RegistryOptions.access(arguments);
    Publication.Answer answer =
        arguments.hasMatchedOption("--dry-run")
            ? publication.check(registry)
            : publication.publish(registry, key);
    answer.lines().forEach(console.out()::println);
    return answer.good() ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }
}
