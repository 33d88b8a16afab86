package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.document.JsonWriter;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Values;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.RegistryClient;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Announces that a version will go. */
public final class DeprecateCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.positional(
        spec, "CONTEXT/NAME@VERSION", true, "The version, such as orders/orders-api@1.4.0.");
    spec.addOption(
        OptionSpec.builder("--sunset")
            .type(String.class)
            .required(true)
            .paramLabel("DATE")
            .description("The first day on which it may be gone.")
            .build());
    spec.addOption(
        OptionSpec.builder("--note")
            .type(String.class)
            .paramLabel("TEXT")
            .description("What to use instead.")
            .build());
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout deprecate [OPTIONS] --sunset DATE CONTEXT/NAME@VERSION")
        .description(
            "Whoever reads the version is told in the headers Deprecation and Sunset, and",
            "webhooks are told at once.")
        .footer(
            "",
            "Examples:",
            "  tapeout deprecate orders/orders-api@1.4.0 --sunset 2027-06-30 --note 'use 2.x'");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    RegistryAccess registry = RegistryOptions.access(arguments);
    ContractVersion version = RegistryOptions.version(arguments.matchedPositionalValue(0, ""));
    String sunset = arguments.matchedOptionValue("--sunset", "");
    try {
      LocalDate.parse(sunset);
    } catch (DateTimeParseException e) {
      throw new UsageException("--sunset is a date such as 2027-06-30, and not '" + sunset + "'");
    }
    Map<String, Node> body = new LinkedHashMap<>();
    body.put("sunset", Values.string(sunset));
    String note = arguments.matchedOptionValue("--note", (String) null);
    if (note != null) {
      body.put("note", Values.string(note));
    }
    ObjectNode answer =
        registry.ask(client ->
            client
                .request(
                    "PUT",
                    RegistryClient.path(version.contract(), version.version()) + "/deprecation",
                    JsonWriter.compact(Values.object(body)),
                    true)
                .json());
    registry.require(answer, "state");
    console
        .out()
        .println(
            version.contract()
                + "@"
                + version.version()
                + " is deprecated and may be gone from "
                + sunset);
    return ExitCode.FINE;
  }
}
