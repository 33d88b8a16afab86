package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @TempDir private Path temp;
  private Sandbox here;

  @BeforeEach
  void someVersions() throws IOException {
    here = new Sandbox(temp).write("old.yaml", Sample.contract());
    here.write("same.yaml", Sample.contract());
    here.write("text.yaml", Sample.contract().replace("Taken.", "It was taken."));
    here.write("compatible.yaml", Sample.compatible());
    here.write("breaking.yaml", Sample.breaking());
    here.write("unnamed.yaml", Sample.contract().replace("1.0.0", "next"));
  }

  @ParameterizedTest
  @CsvSource({
    "old.yaml, same.yaml, none 1.0.0",
    "old.yaml, text.yaml, patch 1.0.1",
    "old.yaml, compatible.yaml, minor 1.1.0",
    "old.yaml, breaking.yaml, major 2.0.0",
    "unnamed.yaml, breaking.yaml, major -",
  })
  void oneLineSaysTheStepAndTheNextVersion(String old, String now, String line) {
    assertThat(here.run("verdict", old, now)).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).isEqualTo(line + "\n");
    assertThat(here.err()).isEmpty();
  }

  @Test
  void aFieldThatCannotBeReadLeavesTheStepUnknown() throws IOException {
    here.write("unread.yaml", Sample.contract().replace("x-silicon", "tags: 1\n      x-silicon"));
    here.write("old.yaml", Sample.contract());
    assertThat(here.run("verdict", "old.yaml", "unread.yaml")).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).isEqualTo("undecided -\n");
    assertThat(here.run("verdict", "old.yaml", "unread.yaml", "--allow-undecided"))
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.run("verdict", "unread.yaml", "unread.yaml")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void theJsonSaysTheSame() {
    assertThat(here.run("verdict", "old.yaml", "breaking.yaml", "--format", "json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(here.out())
        .isEqualTo(
            """
            {
              "decided": true,
              "required": "major",
              "made": "none",
              "next": "2.0.0"
            }
            """);
  }

  @Test
  void whatIsUndecidedIsVisible() throws IOException {
    String limited = "note: {type: string, pattern: '^(?=.*a)(?!b)[a-z]{2,}$'}";
    here.write("a.yaml", Sample.contract().replace("note: {type: string}", limited));
    here.write(
        "b.yaml",
        Sample.contract().replace("note: {type: string}", limited.replace("{2,}", "{2,90}")));
    assertThat(here.run("verdict", "a.yaml", "b.yaml"))
        .as(here.printed())
        .isEqualTo(ExitCode.GATE_FAILED);
    assertThat(here.out()).isEqualTo("undecided -\n");
    assertThat(here.err()).contains("a change could not be decided");
    here.run("verdict", "a.yaml", "b.yaml", "--format", "json");
    assertThat(here.out()).contains("\"decided\": false", "\"required\": \"minor\"");
    assertThat(here.run("verdict", "a.yaml", "b.yaml", "--allow-undecided"))
        .isEqualTo(ExitCode.FINE);
    assertThat(here.out()).isEqualTo("minor 1.1.0\n");
  }

  @Test
  void revisionsMayBeNamed() throws IOException {
    here.repository();
    assertThat(here.run("verdict", "git:main:old.yaml", "git:HEAD:compatible.yaml"))
        .isEqualTo(ExitCode.FINE);
    assertThat(here.out()).isEqualTo("minor 1.1.0\n");
  }

  @Test
  void whatCannotBeReadOrPrintedIsSaid() throws IOException {
    here.write("broken.yaml", "openapi: [");
    assertThat(here.run("verdict", "old.yaml", "broken.yaml"))
        .isEqualTo(ExitCode.UNREADABLE_CONTRACT);
    assertThat(here.out()).isEmpty();
    assertThat(here.err()).contains("broken.yaml");
    assertThat(here.run("verdict", "old.yaml", "same.yaml", "--format", "html"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("--format is text or json, and not 'html'");
  }
}
