package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  @TempDir private Path temp;

  @Test
  void theListShowsWhatEachRuleCountsForHere() throws IOException {
    Sandbox here =
        new Sandbox(temp)
            .write(
                "tapeout.yaml",
                "severities: {scope-added: warning, items-changed: error,"
                    + " request-body-min-set: \"off\", info-version-semver: info}\n");
    assertThat(here.run("rules")).isEqualTo(ExitCode.FINE);
    assertThat(here.out())
        .containsSubsequence("Operations, webhooks", "  operation-removed ", "breaking\n")
        .containsSubsequence("  scope-added ", "warning (as the settings say)")
        .containsSubsequence("  bound-tightened ", "request-body-min-set")
        .containsSubsequence("  item-count-loosened ", "error (as the settings say)")
        .containsSubsequence("  info-version-semver ", "info (as the settings say)");
  }

  @Test
  void aProgramGetsTheSame() throws IOException {
    Sandbox here = new Sandbox(temp).write("tapeout.yaml", "severities: {scope-added: info}\n");
    assertThat(here.run("rules", "--area", "security", "--format", "json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(here.out())
        .containsSubsequence("\"id\": \"scope-added\"", "\"chosen\": \"info\"")
        .doesNotContain("operation-removed");
  }

  @Test
  void aWrongAreaIsWrongUsage() {
    Sandbox here = new Sandbox(temp);
    assertThat(here.run("rules", "--area", "paths")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("--area is contract, ");
  }
}
