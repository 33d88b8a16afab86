package dev.tapeout.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Diagnostic.Severity;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusContractsTest {
  private static final Map<String, Integer> OPERATIONS =
      Map.of(
          "github-api-22-23/base.json", 1,
          "asana-2026-06/base.yaml", 1,
          "traintravel-links/base.yaml", 1);

  @Test
  void everyPublishedContractIsReadWithoutErrors() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : contracts()) {
      Path folder = file.getParent();
      String name = folder.getFileName() + "/" + file.getFileName();
      Workspace workspace = new Workspace(new DirectoryTree(folder, ""), Limits.DEFAULT);
      long t = System.nanoTime();
      ContractReading reading = ContractReader.read(workspace, file.getFileName().toString());
      long t2 = System.nanoTime();
      for (Diagnostic d : reading.diagnostics()) {
        problems.add(name + " " + d.severity() + " " + d.rule() + " " + d.location() + " " + d.message());
      }
      Contract contract = reading.contract();
      if (contract == null) {
        problems.add(name + " no contract");
        continue;
      }
      int positions = 0;
      for (Operation operation : contract.allOperations()) {
        positions += operation.positions().size();
      }
      System.out.println(name + " " + contract.openapi() + " " + contract.operations().size() + "/" + contract.allOperations().size() + " positions " + positions + " in ms " + (t2 - t) / 1000000 + " + " + (System.nanoTime() - t2) / 1000000);
    }
    problems.forEach(System.out::println);
  }

  private static List<Path> contracts() throws IOException {
    try (Stream<Path> all = Files.walk(Corpus.root().resolve("contracts"), 2)) {
      return all.filter(p -> p.getFileName().toString().matches("(base|revision)\\..*"))
          .sorted()
          .toList();
    }
  }
}
