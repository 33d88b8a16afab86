package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Which registry is meant, and how its contracts are named. */
final class RegistryOptions {
  static final RegistryAccess.Words WORDS =
      new RegistryAccess.Words(
          "--registry URL, TAPEOUT_REGISTRY", "log in: tapeout login, or set TAPEOUT_TOKEN");

  private RegistryOptions() {}

  /** Adds {@code --registry} to a command. */
  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--registry")
            .type(String.class)
            .paramLabel("URL")
            .description(
                "The registry (default: TAPEOUT_REGISTRY, else",
                RegistryAccess.LOCAL + ", this machine's own).",
                "TAPEOUT_TOKEN, or tapeout login, says who you are.")
            .build());
  }

  /** Adds the parameter that names a contract or a version. */
  static void positional(CommandSpec spec, String label, boolean required, String... text) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel(label)
            .arity(required ? "1" : "0..1")
            .required(required)
            .type(String.class)
            .description(text)
            .build());
  }

  /** The registry that is meant. */
  static RegistryAccess access(ParseResult arguments) {
    return RegistryAccess.of(address(arguments), null, WORDS);
  }

  static URI address(ParseResult arguments) {
    return RegistryAccess.address(arguments.matchedOptionValue("--registry", (String) null));
  }

  static ContractName contract(String text) {
    return ContractName.parse(text)
        .orElseThrow(() ->
            new UsageException(
                "'" + text + "' names no contract: write CONTEXT/NAME, such as orders/orders-api"));
  }

  static ContractVersion version(String text) {
    return ContractVersion.parse(text)
        .orElseThrow(() ->
            new UsageException(
                "'"
                    + text
                    + "' names no version: write CONTEXT/NAME@VERSION, such as"
                    + " orders/orders-api@1.4.0"));
  }
}
