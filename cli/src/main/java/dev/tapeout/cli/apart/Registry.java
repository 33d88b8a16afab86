package dev.tapeout.cli.apart;

import dev.tapeout.cli.command.Command;
import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The help of {@code tapeout registry}, a program by itself: the pages that it prints, which a test
 * of that program makes and holds to be the same.
 *
 * @param word of the command below it; empty for itself
 */
public record Registry(String word) implements Command {
  /** What it can do. */
  private static final List<String> WORDS =
      List.of("serve", "backup", "export", "import", "token", "verify");

  /** The command as a whole. */
  public Registry() {
    this("");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.parser().unmatchedArgumentsAllowed(true);
    spec.usageMessage().sectionKeys(List.of("page")).sectionMap(Map.of("page", help -> page()));
    if (word.isEmpty()) {
      for (String each : WORDS) {
        Registry below = new Registry(each);
        CommandSpec named = CommandSpec.wrapWithoutInspection(below);
        below.describe(named);
        named.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build());
        spec.addSubcommand(each, named);
      }
    }
  }

  private String page() {
    String file = word.isEmpty() ? "registry.txt" : "registry-" + word + ".txt";
    try (InputStream page =
        Objects.requireNonNull(Registry.class.getResourceAsStream(file), file)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) {
    if (word.isEmpty() && arguments.originalArgs().size() == 1) {
      throw new UsageException("which of " + String.join(", ", WORDS) + "?");
    }
    throw MissingPart.of(word.isEmpty() ? "registry" : "registry " + word);
  }
}
