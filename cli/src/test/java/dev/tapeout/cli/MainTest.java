package dev.tapeout.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.Console;
import dev.tapeout.cli.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode run(String... args) {
    return Main.run(List.of(args), Console.plain(out, err));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpListsEveryCommandAndEveryExitCode() {
    assertThat(run("--help")).isEqualTo(ExitCode.FINE);
    for (CommandName name : CommandName.values()) {
      assertThat(out()).contains("  " + name.word() + " ");
    }
    for (ExitCode code : ExitCode.values()) {
      assertThat(out()).contains(code.number() + "   " + code.meaning());
    }
    assertThat(err()).isEmpty();
  }

  @Test
  void everyCommandExplainsItselfInBothWays() {
    for (CommandName name : CommandName.values()) {
      assertThat(run(name.word(), "--help")).isEqualTo(ExitCode.FINE);
      String option = out();
      out.reset();
      assertThat(run("help", name.word())).isEqualTo(ExitCode.FINE);
      assertThat(out()).isEqualTo(option).contains("tapeout " + name.word(), name.summary());
      out.reset();
    }
  }

  @Test
  void everyHelpPageFitsEightyColumnsAndBreaksNoName() {
    for (CommandLine command : CommandTree.complete().getSubcommands().values()) {
      String page = command.setUsageHelpWidth(80).getUsageMessage(Ansi.OFF);
      assertThat(page.lines()).allMatch(line -> line.length() <= 80, command.getCommandName());
      command.getCommandSpec().args().forEach(arg -> assertThat(page).contains(arg.description()));
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        assertThat(page).contains(line);
      }
    }
    CommandLine root = CommandTree.complete().setUsageHelpWidth(80);
    assertThat(root.getUsageMessage(Ansi.OFF).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void everyHelpPageHasAnExampleAndTheExitCodes() {
    for (CommandName name : CommandName.values()) {
      out.reset();
      run(name.word(), "--help");
      assertThat(out()).contains("Example", "  0   fine", "  5   internal error: ");
    }
  }

  @Test
  void whatIsBuiltApartTellsItsHelpWithoutBeingThere() {
    run("generate", "--help");
    assertThat(out()).contains("tapeout generate CONTRACT -o DIR", "--package=NAME");
    out.reset();
    assertThat(run("registry", "serve", "--port", "1", "--help")).isEqualTo(ExitCode.FINE);
    String page = out();
    assertThat(page).contains("tapeout registry serve", "--private-webhooks");
    out.reset();
    assertThat(run("help", "registry", "serve")).isEqualTo(ExitCode.FINE);
    assertThat(out()).isEqualTo(page);
    assertThat(run("registry")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("which of serve, backup, export, import, token, verify?");
    assertThat(run("registry", "serve", "--port", "1")).isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(err()).contains("`tapeout registry serve` is not on the class path");
  }

  @Test
  void theManualHasTheSameExitCodes() throws IOException {
    String manual = Files.readString(Path.of("../README.md")).replace("`", "");
    for (ExitCode code : ExitCode.values()) {
      assertThat(manual).contains("| " + code.number() + " | " + code.meaning() + " |");
    }
  }

  @Test
  void versionIsTheProjectsVersion() {
    assertThat(run("--version")).isEqualTo(ExitCode.FINE);
    assertThat(out()).matches("tapeout \\d+\\.\\d+\\.\\d+.*, Java .*\\R");
  }

  @Test
  void nothingAskedForIsWrongUsage() {
    assertThat(run()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("Commands:", "which command?", "tapeout --help");
    assertThat(out()).isEmpty();
  }

  @Test
  void aMistypedCommandIsAnsweredWithItsLikeliestMeaning() {
    assertThat(run("completoin")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("unknown command: completoin").contains("Did you mean: completion");
  }

  @Test
  void helpOnACommandThatThereIsNotSaysSo() {
    assertThat(run("help", "gaet")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("tapeout: unknown command: gaet").contains("Did you mean: gate");
    assertThat(run("registry", "vrify", "--help")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("tapeout registry: unknown command: vrify", "Did you mean: verify");
    assertThat(out()).isEmpty();
    assertThat(run("help")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void theValueOfAnOptionIsNoMistypedCommandWhereHelpIsAskedFor() {
    assertThat(run("registry", "--data", "x", "--help")).isEqualTo(ExitCode.FINE);
    assertThat(out()).startsWith("Usage: tapeout registry");
    assertThat(err()).isEmpty();
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThat(run("completion", "--hepl")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("tapeout completion: unknown option: --hepl", "--help");
  }

  @Test
  void anUnexpectedArgumentIsNamed() {
    assertThat(run("completion", "fish")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("tapeout completion: the script is for bash and zsh", "'fish'");
    assertThat(run("completion", "zsh", "more")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err()).contains("tapeout completion: unexpected argument: more");
  }

  @Test
  void theCompletionScriptIsTheSameForTheShellsThatItIsFor() {
    run("completion");
    String script = out();
    out.reset();
    assertThat(run("completion", "bash")).isEqualTo(ExitCode.FINE);
    assertThat(out()).isEqualTo(script);
  }

  @Test
  void theCompletionScriptKnowsEveryCommand() {
    assertThat(run("completion")).isEqualTo(ExitCode.FINE);
    for (CommandName name : CommandName.values()) {
      assertThat(out()).contains(name.word());
    }
    assertThat(out()).contains("complete -F _complete_tapeout");
  }

  @Test
  void aReaderThatGoesAwayIsNoFailure() {
    OutputStream pipe = failingWith("Broken pipe");
    assertThat(Main.run(List.of("--help"), Console.plain(pipe, err))).isEqualTo(ExitCode.FINE);
    assertThat(err()).isEmpty();
  }

  @Test
  void aFullDiskIsSaid() {
    OutputStream disk = failingWith("No space left on device");
    assertThat(Main.run(List.of("--help"), Console.plain(disk, err)))
        .isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(err()).isEqualTo("tapeout: cannot write the output: No space left on device\n");
  }

  @Test
  void whatIsWrongWithACallFitsTheTerminal() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "diff",
            "git:HEAD",
            "new.yaml");
    builder.environment().putAll(Map.of("TAPEOUT_PROGRESS", "60", "TERM", "xterm"));
    Process process = builder.start();
    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
        .isEqualTo(
            """
            tapeout diff: 'git:HEAD' lacks a part: write git:REF:PATH,
            such as git:main:contracts/orders.yaml
            `tapeout diff --help` tells what there is.
            """);
  }

  private static OutputStream failingWith(String message) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
