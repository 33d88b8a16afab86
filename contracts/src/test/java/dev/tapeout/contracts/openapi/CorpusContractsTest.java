package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusContractsTest {
  @Test
  void everyPublishedContractIsReadWithoutDiagnostics() throws IOException {
    for (Path file : contracts()) {
      ContractReading reading = read(file);
      assertThat(reading.diagnostics()).as(file.toString()).isEmpty();
      Contract contract = Objects.requireNonNull(reading.contract());
      assertThat(contract.operations()).as(file.toString()).hasSizeGreaterThan(4);
      assertThat(contract.operations())
          .as(file.toString())
          .allMatch(
              operation -> !operation.positions().isEmpty() || operation.responses().size() > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "asana-2026-06/base.yaml,       247, 2573",
    "github-api-22-23/revision.json, 1223, 7038",
    "stripe-2022-04-12/base.json,   416, 2306",
    "twilio-2026-04/base.json,      197, 1872",
    "mistral-v1117/base.yaml,       172, 817",
    "traintravel-links/base.yaml,   8,   163",
  })
  void operationsAndPositionsAreAllFound(String name, int operations, int positions)
      throws IOException {
    Contract contract =
        Objects.requireNonNull(read(Corpus.root().resolve("contracts").resolve(name)).contract());
    List<Operation> all = Reading.allOperations(contract);
    assertThat(all).hasSize(operations);
    assertThat(all.stream().mapToInt(operation -> operation.positions().size()).sum())
        .isEqualTo(positions);
  }

  private static ContractReading read(Path file) throws IOException {
    Workspace workspace = new Workspace(new DirectoryTree(file.getParent(), ""), Limits.DEFAULT);
    return ContractReader.read(workspace, file.getFileName().toString());
  }

  private static List<Path> contracts() throws IOException {
    try (Stream<Path> all = Files.walk(Corpus.root().resolve("contracts"), 2)) {
      List<Path> found =
          all.filter(p -> p.getFileName().toString().matches("(base|revision)\\..*"))
              .sorted()
              .toList();
      assertThat(found).hasSizeGreaterThan(20);
      return found;
    }
  }
}
