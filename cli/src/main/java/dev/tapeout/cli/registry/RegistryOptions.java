package dev.tapeout.cli.registry;

import dev.tapeout.cli.command.UsageException;
import dev.tapeout.contracts.registry.ContractName;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.contracts.registry.RegistryClient;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Which registry is meant, and how its contracts are named. */
final class RegistryOptions {
  private static final String LOCAL = "http://127.0.0.1:8181";

  private RegistryOptions() {}

  /** Adds {@code --registry} to a command. */
  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--registry")
            .type(String.class)
            .paramLabel("URL")
            .description(
                "The registry (default: TAPEOUT_REGISTRY, else",
                LOCAL + ", this machine's own).",
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

  /** The client of the registry that is meant. */
  static RegistryClient client(ParseResult arguments) {
    URI address = address(arguments);
    return new RegistryClient(address, token(address));
  }

  static URI address(ParseResult arguments) {
    String environment = Objects.requireNonNullElse(System.getenv("TAPEOUT_REGISTRY"), LOCAL);
    String text = arguments.matchedOptionValue("--registry", environment);
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
      if (bare && uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new UsageException("'" + text + "' is no address of a registry such as " + LOCAL);
  }

  private static @Nullable String token(URI address) {
    String environment = System.getenv("TAPEOUT_TOKEN");
    return environment != null && !environment.isBlank()
        ? environment.strip()
        : Credentials.ofUser().token(address).orElse(null);
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
