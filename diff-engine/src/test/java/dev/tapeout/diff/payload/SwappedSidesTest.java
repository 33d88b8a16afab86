package dev.tapeout.diff.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.openapi.Direction;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.schema.DecisivePairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What narrows one way widens the other way, and an answer is a request that goes back. */
class SwappedSidesTest {
  /** A word of a rule and what stands for it when the sides are swapped. */
  private static final Map<String, String> OPPOSITES =
      new TreeMap<>(
          Map.of(
              "narrowed", "widened",
              "tightened", "loosened",
              "added", "removed",
              "closed", "opened",
              "required", "optional"));

  private static String opposite(String rule) {
    for (Map.Entry<String, String> pair : OPPOSITES.entrySet()) {
      if (rule.endsWith("-" + pair.getKey())) {
        return rule.replace(pair.getKey(), pair.getValue());
      }
      if (rule.endsWith("-" + pair.getValue())) {
        return rule.replace(pair.getValue(), pair.getKey());
      }
    }
    return rule;
  }

  /** By the letter, an answer may become what a request may have been. */
  @Test
  void aRequestForthIsAnAnswerBack() {
    List<String> failures = new ArrayList<>();
    for (DecisivePairs.Pair pair : DecisivePairs.read()) {
      String old = pair.first().toString();
      String now = pair.second().toString();
      String request = Comparing.verdict(Comparing.compare(old, now, Direction.REQUEST, false));
      String answer = Comparing.verdict(Comparing.compare(now, old, Direction.RESPONSE, false));
      if (!request.equals(answer)) {
        failures.add(pair + ": " + request + " and " + answer);
      }
    }
    assertThat(failures).isEmpty();
  }

  /** Of pairs that differ in one keyword; what is written in another way altogether has no name. */
  @Test
  void theRuleOfAChangeTakenBackIsTheOpposite() {
    List<String> failures = new ArrayList<>();
    int compared = 0;
    for (DecisivePairs.Pair pair : DecisivePairs.read()) {
      List<String> forth = rules(pair.first().toString(), pair.second().toString());
      List<String> back = rules(pair.second().toString(), pair.first().toString());
      if (forth.size() == 1 && back.size() == 1 && named(forth) && named(back)) {
        compared++;
        if (!opposite(forth.get(0)).equals(back.get(0))) {
          failures.add(pair + ": " + forth + " and " + back);
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(compared).isGreaterThan(50);
  }

  private static boolean named(List<String> rules) {
    return rules.stream().noneMatch(rule -> rule.startsWith("schema-"));
  }

  private static List<String> rules(String old, String now) {
    return Comparing.compare(old, now, Direction.REQUEST, false).stream()
        .map(Finding::rule)
        .toList();
  }
}
