package dev.tapeout.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Remembers a token. */
public final class LoginCommand implements Command {
  private static final int LONGEST = 8192;

  @Override
  public void describe(CommandSpec spec) {
    RegistryOptions.describe(spec);
    spec.usageMessage()
        .customSynopsis("tapeout login [--registry URL] < TOKEN")
        .description(
            "Reads a token from standard input, tries it, and keeps it in a file that only",
            "you may read. At a terminal it is asked for. In CI, set TAPEOUT_TOKEN instead.",
            "An administrator of the registry issues tokens: tapeout registry token.")
        .footer(
            "", "Examples:", "  tapeout login --registry https://registry.example.com < token.txt");
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws IOException {
    URI address = RegistryOptions.address(arguments);
    String token = token("The token for " + address + ", then Enter: ").strip();
    if (token.isEmpty() || token.contains("\n") || token.contains(" ")) {
      throw new UsageException("that is no token: one word from standard input is expected");
    }
    RegistryAccess registry = RegistryAccess.of(address, token, RegistryOptions.WORDS);
    registry.ask(client -> client.get("/api/me"));
    Credentials.ofUser().put(address, token);
    console.out().println("Logged in to " + address);
    return ExitCode.FINE;
  }

  /** Asked for where somebody sits at a terminal, which then does not show it. */
  private static String token(String question) throws IOException {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      return new String(System.in.readNBytes(LONGEST), UTF_8);
    }
    char[] typed = terminal.readPassword("%s", question);
    return typed == null ? "" : new String(typed);
  }
}
