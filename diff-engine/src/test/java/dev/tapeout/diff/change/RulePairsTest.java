package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.RulePairs.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is seen at work: by a row of the table, or by its own example. */
class RulePairsTest {
  private static final Path COVERAGE = Path.of("../docs/rules/coverage.md");

  /** Where a schema can stand. */
  private static final List<Frame> SCHEMAS =
      List.of(Frame.BODY, Frame.ANSWER, Frame.PARAMETER, Frame.HEADER);

  /** What no pair of documents shows: a file that is gone; a comparison that blames no part. */
  private static final Set<String> ELSEWHERE =
      Set.of("contract-removed", "request-schema-narrowed", "response-schema-widened");

  static List<RulePairs.Row> rows() throws IOException {
    return RulePairs.read();
  }

  /** The rules whose example is a pair of whole schemas. */
  static List<Rule> schemas() {
    return Rules.all().stream()
        .filter(r -> r.area() == Area.SCHEMA && r.example().startsWith("old: {"))
        .filter(r -> !ELSEWHERE.contains(r.id()) && !r.example().contains("\\1"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPairIsReportedAsTheTableSays(RulePairs.Row row) {
    assertThat(row.there().stream().map(RulePairs::words))
        .containsExactlyInAnyOrderElementsOf(row.forth());
    assertThat(row.andBack().stream().map(RulePairs::words))
        .containsExactlyInAnyOrderElementsOf(row.back());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theExampleOfARuleShowsThatRule(Rule rule) {
    for (Rule.Weight weight : rule.weights()) {
      Frame frame = weight.direction() == Direction.REQUEST ? Frame.BODY : Frame.ANSWER;
      assertThat(example(rule, frame)).extracting(Finding::rule).containsOnly(rule.id());
    }
  }

  @Test
  void everyFindingMeansWhatItsRuleSaysThatItMayMean() throws IOException {
    for (Finding finding : all()) {
      Rule rule = Rules.find(finding.rule()).orElseThrow();
      assertThat(rule.weights())
          .as(RulePairs.words(finding))
          .anyMatch(w ->
              w.direction() == finding.direction()
                  && (rule.proved() || w.severities().contains(finding.severity())));
    }
  }

  @Test
  void everyRuleHasAPair() throws IOException {
    Set<String> without = new TreeSet<>();
    Rules.all().forEach(rule -> without.add(rule.id()));
    without.removeAll(ELSEWHERE);
    all().forEach(finding -> without.remove(finding.rule()));
    assertThat(without).isEmpty();
  }

  @Test
  void theTableOfCoverageIsCurrent() throws IOException {
    String table = Coverage.table(all());
    if ("write".equals(System.getProperty("tapeout.docs"))) {
      Files.writeString(COVERAGE, table);
    }
    assertThat(Files.readString(COVERAGE))
        .as("mvn -pl diff-engine -am test -Dtapeout.docs=write makes it anew")
        .isEqualTo(table);
  }

  private static List<Finding> all() throws IOException {
    List<Finding> all = new ArrayList<>();
    for (RulePairs.Row row : rows()) {
      all.addAll(row.there());
      all.addAll(row.andBack());
    }
    for (Rule rule : schemas()) {
      SCHEMAS.forEach(frame -> all.addAll(example(rule, frame)));
    }
    return all;
  }

  private static List<Finding> example(Rule rule, Frame frame) {
    List<String> parts = example(rule);
    return RulePairs.compare(frame, Policy.TOLERANT, parts.get(0), parts.get(1));
  }

  /** The old schema of an example and the new one. */
  static List<String> example(Rule rule) {
    return rule.example()
        .lines()
        .map(line -> RulePairs.parse(line.substring(5)).toString())
        .toList();
  }
}
