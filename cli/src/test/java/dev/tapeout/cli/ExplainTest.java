package dev.tapeout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.diff.change.Rule;
import dev.tapeout.diff.change.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  /** A text of two words and more; extensions begin with x-. */
  private static final Pattern ID = Pattern.compile("\"((?!x-)[a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"");

  /** What looks like one and is none: a header, formats, a tag, words of HTML. */
  private static final Set<String> NO_IDS =
      Set.of(
          "can-release",
          "api-contract",
          "color-scheme",
          "content-type",
          "date-time",
          "uri-reference",
          "json-pointer",
          "relative-json-pointer",
          "iri-reference",
          "uri-template",
          "tapeout-worker",
          "tapeout-progress",
          "idn-email",
          "idn-hostname",
          "utf-8");

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
  void theListIsGroupedByWhatTheIdsAreAbout() {
    Sandbox here = new Sandbox(temp);
    here.run("explain");
    assertThat(here.out())
        .containsSubsequence(
            "Changes (",
            "\n  operation-removed ",
            "\nContracts by themselves (",
            "\n  request-body-closed ",
            "\nReading files and references (",
            "\n  ref-unresolved ");
  }

  @Test
  void everyIdThatTheSourcesHoldHasAPage() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String module : List.of("../contracts", "../diff-engine", ".")) {
      ids.addAll(idsIn(Path.of(module, "src/main/java")));
    }
    ids.addAll( // what a registry finds when something is published
        idsIn(Path.of("../registry-server/src/main/java/dev/tapeout/registry/publication")));
    ids.removeAll(NO_IDS);
    assertThat(ids)
        .hasSizeGreaterThan(130)
        .contains("yaml-syntax", "ref-unresolved", "bounded-context-foreign");
    Sandbox here = new Sandbox(temp);
    List<String> without = new ArrayList<>();
    for (String id : ids) {
      if (here.run("explain", id) != ExitCode.FINE) {
        without.add(id);
      } else {
        assertThat(here.out()).startsWith(id + "\n").contains("\nWhy\n", "\nWhat to do\n");
      }
    }
    assertThat(without).isEmpty();
  }

  /** All texts that look like the id of a rule; the catalogues are among them. */
  private static Set<String> idsIn(Path sources) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = ID.matcher(Files.readString(file));
        while (matcher.find()) {
          ids.add(matcher.group(1));
        }
      }
    }
    return ids;
  }

  @Test
  void anIdOfOldLeadsToTheRulesOfToday() {
    Sandbox here = new Sandbox(temp);
    assertThat(here.run("explain", "items-changed")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).contains("  item-count-tightened ", "  unique-items-added ");
  }

  @Test
  void aCheckOfThePeerLeadsToTheRulesThatReportTheSame() {
    Sandbox here = new Sandbox(temp);
    assertThat(here.run("explain", "request-body-max-length-decreased")).isEqualTo(ExitCode.FINE);
    assertThat(here.out())
        .contains(
            "a check of oasdiff", "  length-tightened ", "request, body, whole, at maxLength");
    assertThat(here.run("explain", "api-version-not-bumped")).isEqualTo(ExitCode.FINE);
    assertThat(here.out()).contains("No rule answers to it:\n  the verdict says it");
  }

  @Test
  void anUnknownRuleIsWrongUsage() {
    Sandbox here = new Sandbox(temp);
    assertThat(here.run("explain", "no-such-rule-at-all")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err())
        .contains("no report shows the id 'no-such-rule-at-all'", "tapeout explain");
    assertThat(here.run("explain", "request-body-required-addd")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(here.err()).contains("Did you mean required-request-body-added?");
    if (!Rules.all().isEmpty()) {
      String id = Rules.all().get(0).id();
      assertThat(here.run("explain", id + "x")).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(here.err()).contains("Did you mean " + id + "?");
    }
  }
}
