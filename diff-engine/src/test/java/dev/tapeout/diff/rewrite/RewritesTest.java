package dev.tapeout.diff.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.ObjectNode;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Public contracts in other words: no verdict may move. A build tries a sample. {@code
 * -Dtapeout.rewrites=all} writes every contract of the corpus in every way, {@code
 * -Dtapeout.rewrites=stripe} those of that name; {@code -Dtapeout.rewordings=400} tries so many per
 * pair of contracts, {@code -Dtapeout.seed=7} others, and {@code -Dtapeout.largest=20000000} takes
 * larger pairs as well.
 */
class RewritesTest {
  private static final String ALL = System.getProperty("tapeout.rewrites", "");
  private static final int RUNS = Integer.getInteger("tapeout.rewordings", 8);
  private static final long SEED = Long.getLong("tapeout.seed", 42);

  static List<CorpusPair> pairs() {
    return CorpusPair.upTo(Integer.getInteger("tapeout.largest", 60_000));
  }

  /** In a build: one that is small, one with unions of null, one of OpenAPI 3.0 that is large. */
  static List<CorpusDocument> documents() {
    return ALL.isEmpty()
        ? List.of(
            CorpusDocument.of("traintravel-links", "revision"),
            CorpusDocument.of("mistral-v010", "revision"),
            CorpusDocument.of("box-redundant-allOf", "revision"))
        : CorpusDocument.all().stream()
            .filter(d -> ALL.equals("all") || d.toString().contains(ALL))
            .toList();
  }

  /** Else what is said of it below would hold of nothing. */
  @Test
  void everyWayOfWritingChangesSomeDocument() {
    List<Rewrite> idle = Rewrite.equivalences();
    for (String name : List.of("traintravel-links", "mistral-v1117", "box-redundant-allOf")) {
      CorpusDocument document = CorpusDocument.of(name, "revision");
      assumeTrue(document.pair().isThere(), "the corpus is not there");
      Contract contract = document.read();
      idle.removeIf(rewrite -> changes(rewrite, declared(contract, rewrite)));
    }
    assertThat(idle).isEmpty();
  }

  private static boolean changes(Rewrite rewrite, ObjectNode document) {
    Files other = rewrite.writing().apply(document, new Random(SEED));
    Files same = rewrite.name().equals("as JSON") ? Files.yaml(document) : Files.json(document);
    return !other.texts().keySet().equals(same.texts().keySet())
        || !Arrays.equals(other.texts().get(other.entry()), same.texts().get(same.entry()));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aContractInOtherWordsIsAPatch(CorpusDocument document) {
    assumeTrue(document.pair().isThere(), "the corpus is not there");
    Contract contract = document.read();
    List<String> failures = new ArrayList<>();
    for (Rewrite rewrite : Rewrite.equivalences()) {
      Contract other = rewritten(contract, rewrite, SEED + rewrite.name().hashCode());
      for (Policy policy : ALL.isEmpty() ? List.of(Policy.TOLERANT) : policies(rewrite)) {
        check(contract, other, policy, Outcome.PATCH, o -> o, rewrite.name(), failures);
        check(other, contract, policy, Outcome.PATCH, o -> o, rewrite + " taken back", failures);
      }
    }
    assertThat(failures).isEmpty();
  }

  private static List<Policy> policies(Rewrite rewrite) {
    return rewrite.keepsNames()
        ? List.of(Policy.values())
        : List.of(Policy.TOLERANT, Policy.STRICT);
  }

  private static Contract rewritten(Contract contract, Rewrite rewrite, long seed) {
    return rewrite.writing().apply(declared(contract, rewrite), new Random(seed)).read(contract);
  }

  private static ObjectNode declared(Contract contract, Rewrite rewrite) {
    ObjectNode document = contract.declared();
    return rewrite.current() ? LayoutRewrites.lifted(document, false) : document;
  }

  /** What counts of a verdict: other words may be reported as such. */
  private record Outcome(Bump required, Set<Severity> severities) {
    static final Outcome PATCH = new Outcome(Bump.PATCH, Set.of());

    static Outcome of(Verdict verdict) {
      Set<Severity> severities = EnumSet.noneOf(Severity.class);
      verdict.findings().forEach(f -> severities.add(f.severity()));
      severities.remove(Severity.DOCUMENTATION);
      return new Outcome(
          verdict.required() == Bump.NONE ? Bump.PATCH : verdict.required(), severities);
    }

    /** Where something breaks, whether something else is compatible does not matter. */
    Outcome coarse() {
      Set<Severity> worst = EnumSet.noneOf(Severity.class);
      worst.addAll(severities);
      if (worst.contains(Severity.BREAKING)) {
        worst.remove(Severity.COMPATIBLE);
      }
      return new Outcome(required, worst);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void refactoringsMoveNoVerdict(CorpusPair pair) {
    assertThat(failures(pair, Rewrite.refactorings(), outcome -> outcome)).isEmpty();
  }

  /** A change in a schema that was taken apart may be told part by part. */
  @ParameterizedTest
  @MethodSource("pairs")
  void schemasInOtherWordsMoveNoVerdict(CorpusPair pair) {
    assertThat(failures(pair, SchemaRewrites.all(), Outcome::coarse)).isEmpty();
  }

  private static List<String> failures(
      CorpusPair pair, List<Rewrite> rewrites, UnaryOperator<Outcome> what) {
    assumeTrue(pair.isThere(), "the corpus is not there");
    Contract before = pair.before();
    Contract after = pair.after();
    Map<Policy, Outcome> plain = new EnumMap<>(Policy.class);
    Random random = new Random(SEED + pair.name().hashCode());
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Rewrite rewrite = rewrites.get(random.nextInt(rewrites.size()));
      List<Policy> policies = policies(rewrite);
      Policy policy = policies.get(random.nextInt(policies.size()));
      Contract contract = random.nextBoolean() ? before : after;
      long seed = random.nextInt();
      Contract other = rewritten(contract, rewrite, seed);
      String name = rewrite + " of the " + (contract == before ? "base" : "revision") + " " + seed;
      check(contract, other, policy, Outcome.PATCH, o -> o, name, failures);
      check(other, contract, policy, Outcome.PATCH, o -> o, name + " taken back", failures);
      Outcome expected =
          plain.computeIfAbsent(
              policy, p -> Outcome.of(Verdict.of(before, after, terms(p), false)));
      Contract left = contract == before ? other : before;
      Contract right = contract == after ? other : after;
      check(left, right, policy, expected, what, name + " and the revision", failures);
    }
    return failures;
  }

  private static void check(
      Contract before,
      Contract after,
      Policy policy,
      Outcome expected,
      UnaryOperator<Outcome> what,
      String name,
      List<String> failures) {
    Verdict verdict = Verdict.of(before, after, terms(policy), false);
    Outcome outcome = what.apply(Outcome.of(verdict));
    if (!outcome.equals(what.apply(expected))) {
      failures.add(
          name + ", " + policy + ": " + outcome + " instead of " + expected + show(verdict));
    }
  }

  private static Terms terms(Policy policy) {
    return new Terms(policy, LocalDate.of(2026, 1, 1));
  }

  private static String show(Verdict verdict) {
    return verdict.findings().stream()
        .filter(f -> f.severity() != Severity.DOCUMENTATION)
        .limit(5)
        .map(RewritesTest::show)
        .collect(Collectors.joining());
  }

  private static String show(Finding f) {
    return "\n    "
        + f.severity()
        + " "
        + f.rule()
        + ": "
        + f.message()
        + " at "
        + (f.before() == null ? "" : f.before().pointer())
        + " and "
        + (f.after() == null ? "" : f.after().pointer())
        + (f.witness() == null ? "" : " by " + f.witness().instance())
        + (f.reason() == null ? "" : " because " + f.reason());
  }
}
