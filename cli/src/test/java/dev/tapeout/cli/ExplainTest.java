package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  @TempDir private Path temp;

  @Test
  void everyRuleIsListedAndHasAPage() {
    Sandbox here = new Sandbox(temp);
    assertThat(here.run("explain")).isEqualTo(ExitCode.FINE);
    String list = here.out();
    for (Rule rule : Rules.all()) {
      assertThat(list).contains("  " + rule.id() + " ");
      assertThat(here.run("explain", rule.id())).isEqualTo(ExitCode.FINE);
      assertThat(here.out()).startsWith(rule.id() + "\n").contains("Why", "What to do");
    }
  }

  @Test
  void anUnknownRuleIsWrongUsage() {
    Sandbox here = new Sandbox(temp);
    assertThat(here.run("explain", "no-such-rule-at-all")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("there is no rule 'no-such-rule-at-all'", "tapeout explain");
    if (!Rules.all().isEmpty()) {
      String id = Rules.all().get(0).id();
      assertThat(here.run("explain", id + "x")).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(here.err()).contains("Did you mean " + id + "?");
    }
  }
}
