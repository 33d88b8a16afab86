package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
  /** What looks like the id of a rule. */
  private static final Pattern ID = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  private static final Set<String> OTHER_WORDS =
      Set.of("content-type", "date-time", "x-extensible-enum");

  @Test
  void everyRuleIsComplete() {
    assertThat(Rules.all())
        .allSatisfy(rule -> {
          assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
          assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
          assertThat(rule.why()).endsWith(".");
          assertThat(rule.remedy()).endsWith(".");
          assertThat(rule.example().lines().filter(l -> l.startsWith("old: "))).isNotEmpty();
          assertThat(rule.example().lines().filter(l -> l.startsWith("new: "))).isNotEmpty();
          assertThat(rule.why() + rule.remedy() + rule.example())
              .doesNotContain("Why:", "Safely:", "Tags:", "Severity:", "At:", "Formerly:");
          assertThat(rule.sites()).isNotEmpty();
          assertThat(rule.weights()).isNotEmpty();
          assertThat(rule.weights()).extracting(Rule.Weight::direction).doesNotHaveDuplicates();
        });
  }

  @Test
  void everyIdIsThereOnceAndInOrder() {
    List<String> ids = Rules.all().stream().map(Rule::id).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted();
    assertThat(Rules.find("operation-removed")).isPresent();
    assertThat(Rules.find("no-such-rule")).isEmpty();
  }

  @Test
  void anIdOfOldStandsForAllThatItReported() {
    assertThat(Rules.formerly("items-changed"))
        .extracting(Rule::id)
        .contains("item-count-loosened", "unique-items-added");
    assertThat(Rules.formerly("no-such-rule")).isEmpty();
  }

  @Test
  void everyIdThatTheCodeReportsIsInTheCatalogue() throws IOException {
    List<String> known = Rules.all().stream().map(Rule::id).toList();
    assertThat(known).containsAll(usedIn("surface", "verdict", "payload"));
  }

  private static Set<String> usedIn(String... rooms) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String room : rooms) {
      try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/tapeout/diff", room))) {
        for (Path file : files.filter(f -> !f.endsWith("Plausible.java")).toList()) {
          Matcher matcher = ID.matcher(Files.readString(file));
          while (matcher.find()) {
            if (!matcher.group(1).startsWith("x-")) { // an extension, no rule
              ids.add(matcher.group(1));
            }
          }
        }
      }
    }
    ids.removeAll(OTHER_WORDS);
    assertThat(ids).hasSizeGreaterThan(80);
    return ids;
  }
}
