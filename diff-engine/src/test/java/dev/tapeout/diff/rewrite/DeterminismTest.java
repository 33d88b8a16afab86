package dev.tapeout.diff.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.surface.Terms;
import dev.tapeout.diff.verdict.Bump;
import dev.tapeout.diff.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, and the same contract has no changes. */
class DeterminismTest {
  static List<CorpusPair> pairs() {
    return CorpusPair.upTo(Integer.getInteger("tapeout.largest", 60_000));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aContractReadTwiceHasNoChanges(CorpusPair pair) {
    assumeTrue(pair.isThere(), "the corpus is not there");
    for (Policy policy : Policy.values()) {
      Terms terms = new Terms(policy, LocalDate.of(2026, 1, 1));
      same(pair.after(), pair.after(), terms);
    }
  }

  private static void same(Contract contract, Contract again, Terms terms) {
    Verdict verdict = Verdict.of(contract, again, terms, false);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.required()).isEqualTo(Bump.NONE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theSameInputGivesTheSameBytesAgain(CorpusPair pair) {
    assumeTrue(pair.isThere(), "the corpus is not there");
    assertThat(AllReports.of(pair)).isEqualTo(AllReports.of(pair));
  }

  /**
   * Objects of the JVM have other hashes in each mode: all the same in 2, ascending in 3. So tables
   * that go by identity are walked in other orders.
   */
  @ParameterizedTest
  @ValueSource(strings = {"2", "3"})
  void orderByHashDecidesNothing(String mode) throws IOException {
    CorpusPair pair = new CorpusPair("traintravel-breaking-hoist");
    assumeTrue(pair.isThere(), "the corpus is not there");
    assertThat(onAnotherJvm(pair, mode)).isEqualTo(AllReports.of(pair));
  }

  private static String onAnotherJvm(CorpusPair pair, String mode) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=" + mode,
            "-Dtapeout.corpus=" + System.getProperty("tapeout.corpus", "../../shared/corpus"),
            "-cp",
            System.getProperty("java.class.path"),
            AllReports.class.getName(),
            pair.name());
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
