package dev.tapeout.diff.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.diff.change.Finding;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.diff.change.Severity;
import dev.tapeout.diff.surface.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consecutive versions of public contracts, judged by us and by people. */
class CorpusVerdictTest {
  private static final Terms TERMS = new Terms(Policy.TOLERANT, LocalDate.of(2026, 11, 25));

  private static final Path CONTRACTS =
      Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"), "contracts");

  /** The truths of the corpus; where ours differs, the reason stands beside it. */
  @ParameterizedTest
  @CsvSource({
    "box-id-required, MAJOR",
    "box-redundant-allOf, PATCH",
    "box-remove-eol-endpoint, MAJOR",
    "box-required-fields, MINOR",
    "github-api-22-23, MAJOR",
    "traintravel-cvc-string, MAJOR",
    "traintravel-links, MINOR",
    "traintravel-require-body, MAJOR",
    "traintravel-v120, PATCH",
    "traintravel-webhook-body-required, MINOR",
  })
  void agreesWithThePeopleWhoMadeTheChange(String name, Bump required) throws IOException {
    List<Finding> findings = verdict(name).findings();
    assertThat(bump(findings)).as("%s", show(findings)).isEqualTo(required);
  }

  /** By the kinds of findings alone: for 0.y.z the step would be a smaller one. */
  private static Bump bump(List<Finding> findings) {
    if (findings.stream().anyMatch(f -> f.severity() == Severity.BREAKING)) {
      return Bump.MAJOR;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.COMPATIBLE)
        ? Bump.MINOR
        : Bump.PATCH;
  }

  @Test
  void everyWitnessOfEveryPairIsConfirmed() throws IOException {
    assumeTrue(Files.isDirectory(CONTRACTS), "the corpus is not there: " + CONTRACTS);
    int witnesses = 0;
    try (Stream<Path> folders = Files.list(CONTRACTS)) {
      for (Path folder : folders.sorted().toList()) {
        for (Finding f : verdict(folder.getFileName().toString()).findings()) {
          if (f.witness() != null && f.severity() == Severity.BREAKING) {
            assertThat(f.witness().confirmed()).as("%s: %s", folder, f.message()).isTrue();
            witnesses++;
          }
        }
      }
    }
    assertThat(witnesses).isGreaterThan(50);
  }

  private static String show(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.severity() != Severity.DOCUMENTATION)
        .limit(12)
        .map(f ->
            f.severity()
                + " "
                + f.rule()
                + " "
                + f.message()
                + " at "
                + f.after()
                + " "
                + f.witness())
        .collect(Collectors.joining("\n"));
  }

  private static Verdict verdict(String name) throws IOException {
    Path folder = CONTRACTS.resolve(name);
    assumeTrue(Files.isDirectory(folder), "the corpus is not there: " + folder);
    Verdict verdict =
        Verdict.of(contract(folder, "base"), contract(folder, "revision"), TERMS, false);
    return verdict;
  }

  private static Contract contract(Path folder, String side) throws IOException {
    String file = side + (Files.exists(folder.resolve(side + ".json")) ? ".json" : ".yaml");
    Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
    return Objects.requireNonNull(ContractReader.read(workspace, file).contract());
  }
}
