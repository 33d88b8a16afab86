package dev.tapeout.diff.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.Location;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.document.Pointers;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.language.Json;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes to public contracts of which everybody knows what they mean. A build tries a sample;
 * {@code -Dtapeout.mutants=10000} tries as many per contract, {@code -Dtapeout.seed=7} others.
 */
class MutationsTest {
  private static final int RUNS = Integer.getInteger("tapeout.mutants", 50);
  private static final long SEED = Long.getLong("tapeout.seed", 42);
  private static final Terms TERMS = new Terms(Policy.TOLERANT, LocalDate.of(2026, 1, 1));

  static List<CorpusPair> pairs() {
    return CorpusPair.upTo(60_000);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aChangeIsWhatItIsAndPointsToItsPlace(CorpusPair pair) {
    assumeTrue(pair.isThere(), "the corpus is not there");
    holds(pair, LayoutRewrites.lifted(pair.after().declared(), false));
  }

  /**
   * The same operations, called by the provider: what was asked is sent, what was sent is asked.
   */
  @ParameterizedTest
  @MethodSource("pairs")
  void inAWebhookAndInACallbackItMeansTheOpposite(CorpusPair pair) {
    assumeTrue(pair.isThere(), "the corpus is not there");
    ObjectNode document = LayoutRewrites.lifted(pair.after().declared(), false);
    ObjectNode paths = Json.members(document, "paths");
    ObjectNode plain = Json.without(document, "paths", "webhooks");
    holds(pair, Json.with(plain, "webhooks", paths));
    ObjectNode caller =
        Json.object(
            "responses", Json.object("204", Json.object("description", "d")),
            "callbacks", Json.object("called", paths));
    ObjectNode calling = Json.object("/caller", Json.object("post", caller));
    holds(pair, Json.with(plain, "paths", calling));
  }

  private static void holds(CorpusPair pair, ObjectNode document) {
    Random random = new Random(SEED + pair.name().hashCode());
    List<String> failures = new ArrayList<>();
    for (Mutant mutant : sample(Mutations.of(document), random)) {
      Function<ObjectNode, Files> format = random.nextBoolean() ? Files::json : Files::yaml;
      Contract before = format.apply(mutant.before()).read();
      Contract after = format.apply(mutant.after()).read();
      List<Finding> findings = Verdict.of(before, after, TERMS, false).findings();
      String failure = failure(mutant, findings, mutant.inOld() ? before : after);
      if (failure != null) {
        failures.add(mutant + " in " + after.source().name() + ": " + failure + show(findings));
      }
    }
    assertThat(failures).isEmpty();
  }

  /** As many of each kind as there is room for. */
  private static List<Mutant> sample(List<Mutant> all, Random random) {
    List<Mutant> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    Map<String, Integer> met = new HashMap<>();
    Map<Mutant, Integer> rounds = new IdentityHashMap<>();
    shuffled.forEach(mutant -> rounds.put(mutant, met.merge(mutant.kind(), 1, Integer::sum)));
    return shuffled.stream().sorted(Comparator.comparing(rounds::get)).limit(RUNS).toList();
  }

  private static @Nullable String failure(
      Mutant mutant, List<Finding> findings, Contract contract) {
    Severity worst = findings.stream().map(Finding::severity).min(Severity::compareTo).orElse(null);
    if (worst != mutant.severity()) {
      return worst + " instead of " + mutant.severity();
    }
    String pointer =
        mutant.path().stream()
            .map(step -> "/" + Pointers.escape(step.toString()))
            .collect(Collectors.joining());
    for (Finding finding : findings) {
      Location place = mutant.inOld() ? finding.before() : finding.after();
      if (finding.severity() == worst && place != null && place.pointer().startsWith(pointer)) {
        return stands(place, pointer, contract) ? null : "at another line";
      }
    }
    return "nothing points to " + pointer;
  }

  /** Whether the place is the thing itself, or the line in which its key stands. */
  private static boolean stands(Location place, String pointer, Contract contract) {
    Node node = Pointers.resolve(contract.declared(), pointer);
    String line = contract.source().line(place.line());
    String rest = line.substring(line.offsetByCodePoints(0, place.column() - 1));
    String key = Pointers.unescape(pointer.substring(pointer.lastIndexOf('/') + 1));
    return node != null
        && (rest.startsWith(key)
            || rest.startsWith("\"" + key + "\"")
            || rest.startsWith("'" + key + "'")
            || place.start() >= node.start() && place.end() <= node.end());
  }

  private static String show(List<Finding> findings) {
    return findings.stream()
        .limit(4)
        .map(f ->
            "\n    "
                + f.severity()
                + " "
                + f.rule()
                + ": "
                + f.message()
                + " at "
                + (f.before() == null ? "" : f.before().pointer())
                + " and "
                + (f.after() == null ? "" : f.after().pointer()))
        .collect(Collectors.joining());
  }
}
