package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.contracts.document.BooleanNode;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.RegistryClient;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says whether a version may be released. */
public final class CanReleaseCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(
        spec, "CONTEXT/NAME@VERSION", true, "The version, such as orders/orders-api@1.4.0.");
    spec.addOption(
        OptionSpec.builder("--to")
            .type(String.class)
            .required(true)
            .paramLabel("ENVIRONMENT")
            .description("Where it is to run, such as production.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout can-release [OPTIONS] --to ENVIRONMENT CONTEXT/NAME@VERSION")
        .description(
            "Holds the version against what every consumer there relies on, as registered or",
            "as seen calling within 90 days. Exit code 1: it would break one of them.")
        .footer("", "Examples:", "  tapeout can-release orders/orders-api@2.0.0 --to production");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    RegistryAccess registry = RegistryOptions.access(arguments);
    String named = arguments.matchedPositionalValue(0, "");
    ContractVersion version = RegistryOptions.version(named);
    String environment = arguments.matchedOptionValue("--to", "");
    ObjectNode answer =
        registry.ask(client ->
            client.get(
                RegistryClient.path(version.contract(), version.version())
                    + "/can-release?environment="
                    + RegistryClient.encode(environment)));
    registry.require(answer, "release");
    boolean yes = answer.get("release") instanceof BooleanNode release && release.value();
    console
        .out()
        .println(
            (yes ? "yes: " : "no: ")
                + named
                + (yes ? " may run in " : " may not run in ")
                + environment);
    Answers.texts(answer, "reasons").forEach(reason -> console.out().println("  " + reason));
    return yes ? ExitCode.FINE : ExitCode.GATE_FAILED;
  }
}
