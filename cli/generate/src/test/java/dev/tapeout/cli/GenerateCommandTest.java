package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says to what it cannot take. */
class GenerateCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode run(String context, String... more) throws Exception {
    Path contract = folder.resolve("shop.yaml");
    Files.writeString(
        contract,
        """
        openapi: 3.1.0
        info: { title: Shop, version: 1.0.0 }
        x-domain-bounded-context: %s
        paths: { /a: { get: { operationId: a, responses: { '204': { description: None. } } } } }
        """
            .formatted(context));
    List<String> arguments =
        new ArrayList<>(
            List.of("generate", contract.toString(), "-o", folder.resolve("project").toString()));
    arguments.addAll(List.of(more));
    return Main.run(arguments, Console.plain(new ByteArrayOutputStream(), err));
  }

  @Test
  void aBoundedContextThatIsNoneIsAMistakeOfTheContract() throws Exception {
    assertThat(run("'shop</artifactId>'")).isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(err.toString()).contains("shop.yaml:3:27: ").contains("[bounded-context-declared]");
    assertThat(folder.resolve("project")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--context,../shop", "--context,Shop", "--package,a;b", "--package,a.class"})
  void anOptionThatIsNoNameIsWrongUsage(String option, String value) throws Exception {
    assertThat(run("shop", option, value)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains(option + " names a ");
    assertThat(folder.resolve("project")).doesNotExist();
  }
}
