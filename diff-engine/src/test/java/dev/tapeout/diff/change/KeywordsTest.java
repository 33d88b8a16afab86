package dev.tapeout.diff.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.ArrayNode;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.vocabulary.SchemaKeywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Complete by construction: each keyword of a schema is changed by a pair, or waived here. */
class KeywordsTest {
  /** What only names, identifies or points, so that what it leads to is compared instead. */
  private static final Set<String> NAMES =
      Set.of("$id", "$schema", "$anchor", "$vocabulary", "$ref", "$dynamicAnchor", "$defs");

  /** What {@code documentation-changed} and {@code example-changed} report, wherever it stands. */
  private static final Set<String> TEXT =
      Set.of("$comment", "title", "description", "examples", "externalDocs");

  /** Said with other keywords of the same rules. */
  private static final Set<String> BESIDE =
      Set.of("else", "exclusiveMaximum", "exclusiveMinimum", "minimum", "maxContains");

  /** The lower ends, judged as the upper ones are. */
  private static final Set<String> LOWER = Set.of("minLength", "minItems", "minProperties");

  @Test
  void everyKeywordIsChangedByAPairOrWaived() throws Exception {
    Set<String> unclaimed = new TreeSet<>(SchemaKeywords.all());
    RulePairs.read().forEach(row -> unclaimed.removeAll(changed(row.old(), row.now())));
    for (Rule rule : RulePairsTest.schemas()) {
      List<String> example = RulePairsTest.example(rule);
      unclaimed.removeAll(changed(example.get(0), example.get(1)));
    }
    for (Set<String> waived : List.of(NAMES, TEXT, BESIDE, LOWER)) {
      unclaimed.removeAll(waived);
    }
    assertThat(unclaimed).isEmpty();
  }

  /** The keys that do not have the same values on both sides. */
  private static Set<String> changed(String old, String now) {
    Map<String, List<String>> before = said(old);
    Map<String, List<String>> after = said(now);
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
    return keys;
  }

  /** The values of each key, wherever it stands. */
  private static Map<String, List<String>> said(String part) {
    Map<String, List<String>> said = new TreeMap<>();
    gather(RulePairs.parse(part), said);
    return said;
  }

  private static void gather(Node node, Map<String, List<String>> said) {
    if (node instanceof ObjectNode object) {
      for (ObjectNode.Member m : object.members()) {
        said.computeIfAbsent(m.key(), key -> new ArrayList<>()).add(m.value().toString());
        gather(m.value(), said);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> gather(item, said));
    }
  }
}
