package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Complete by construction: each keyword of a schema is shown by a pair, or waived here. */
class KeywordsTest {
  /** What only names, identifies or points, so that what it leads to is compared instead. */
  private static final Set<String> NAMES =
      Set.of("$id", "$schema", "$anchor", "$vocabulary", "$ref");

  /** What {@code documentation-changed} and {@code example-changed} report, wherever it stands. */
  private static final Set<String> TEXT =
      Set.of("$comment", "title", "description", "examples", "externalDocs");

  /** Said with other keywords of the same rules. */
  private static final Set<String> BESIDE =
      Set.of("else", "exclusiveMaximum", "exclusiveMinimum", "minimum", "maxContains");

  /** The lower ends, judged as the upper ones are. */
  private static final Set<String> LOWER = Set.of("minLength", "minItems", "minProperties");

  @Test
  void everyKeywordIsShownByAPairOrWaived() throws Exception {
    StringBuilder shown = new StringBuilder();
    Rules.all().forEach(rule -> shown.append(rule.example()));
    RulePairs.read().forEach(row -> shown.append(row.old()).append(row.now()));
    Set<String> unclaimed = new TreeSet<>(SchemaKeywords.all());
    unclaimed.removeIf(
        key -> shown.indexOf(key + ":") >= 0 || shown.indexOf("\"" + key + "\":") >= 0);
    for (Set<String> waived : List.of(NAMES, TEXT, BESIDE, LOWER)) {
      unclaimed.removeAll(waived);
    }
    assertThat(unclaimed).isEmpty();
  }
}
