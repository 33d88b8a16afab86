package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start-up is paid by what a run loads: a command must not pull in the others. */
class LazyCommandsTest {
  @ParameterizedTest
  @EnumSource(CommandName.class)
  void aCommandLoadsNoClassOfAnother(CommandName called) throws IOException {
    String loaded = classesLoadedBy(called.word(), "--help");
    for (CommandName other : CommandName.values()) {
      String room = room(other);
      if (other == CommandName.GENERATE || other == CommandName.REGISTRY) {
        // A module by itself, which is not on the class path here.
        assertThat(loaded).doesNotContain(room);
      } else if (other == called) {
        assertThat(loaded).contains(room);
      } else {
        assertThat(loaded).doesNotContain(room);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void theHelpPageLoadsNoCommand(CommandName name) throws IOException {
    assertThat(classesLoadedBy("--help")).doesNotContain(room(name));
  }

  /** A room by itself, or, of those that speak with a registry, the class in theirs. */
  private static String room(CommandName name) {
    return switch (name) {
      case PUBLISH, PULL, CONTRACTS, VERSIONS, DEPRECATE, ARCHIVE, CAN_RELEASE, KEYS, LOGIN -> {
        StringBuilder type = new StringBuilder();
        for (String word : name.word().split("-")) {
          type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        yield "dev.tapeout.cli.registry." + type + "Command ";
      }
      case REGISTRY -> "dev.tapeout.registry.";
      default -> "dev.tapeout.cli." + name.word() + ".";
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"Markdown", "Html", "Sarif", "Junit", "Github", "Gitlab"})
  void aReportLoadsNoClassOfAnotherFormat(String format) throws IOException {
    String report = "dev.tapeout.diff.report." + format + "Report ";
    assertThat(classesLoadedBy("diff", "nowhere.yaml", "nowhere.yaml"))
        .contains("dev.tapeout.diff.report.TextReport ")
        .doesNotContain(report, "dev.tapeout.diff.report.Dossier ");
    String name = format.toLowerCase(Locale.ROOT);
    assertThat(classesLoadedBy("diff", "nowhere.yaml", "nowhere.yaml", "--format", name))
        .contains(report)
        .doesNotContain("dev.tapeout.diff.report.TextReport ");
  }

  private static String classesLoadedBy(String... args) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-Xlog:class+load");
    builder.command().add("-cp");
    builder.command().add(System.getProperty("java.class.path"));
    builder.command().add(Main.class.getName());
    builder.command().addAll(List.of(args));
    Process process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
