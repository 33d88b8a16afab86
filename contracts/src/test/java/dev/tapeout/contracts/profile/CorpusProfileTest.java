package dev.tapeout.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Limits;
import dev.tapeout.contracts.document.Source;
import dev.tapeout.contracts.openapi.Contract;
import dev.tapeout.contracts.openapi.ContractReader;
import dev.tapeout.contracts.reference.DirectoryTree;
import dev.tapeout.contracts.reference.Workspace;
import dev.tapeout.contracts.vocabulary.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusProfileTest {
  @Test
  void publishedContractsAreValidOpenApiAndEveryFindingHasAPlace() throws Exception {
    for (Path file : contracts()) {
      Workspace workspace = new Workspace(new DirectoryTree(file.getParent(), ""), Limits.DEFAULT);
      Contract contract =
          Objects.requireNonNull(
              ContractReader.read(workspace, file.getFileName().toString()).contract());
      List<Diagnostic> found = Profile.check(contract, Map.of(), Formats.ANNOTATION);
      // None of them has ever heard of a bounded context.
      assertThat(found)
          .as(file.toString())
          .extracting(Diagnostic::rule)
          .contains("bounded-context-declared")
          .doesNotContain("openapi-valid", "pattern-valid", "operation-id-unique");
      assertThat(found).noneMatch(d -> d.location().source() == Source.NONE);
    }
  }

  private static List<Path> contracts() throws Exception {
    Path corpus = Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"));
    assumeTrue(Files.isDirectory(corpus.resolve("contracts")), "the corpus is not here");
    try (Stream<Path> all = Files.walk(corpus.resolve("contracts"), 2)) {
      List<Path> found =
          all.filter(p -> p.getFileName().toString().matches("(base|revision)\\..*"))
              .sorted()
              .toList();
      assertThat(found).hasSizeGreaterThan(20);
      return found;
    }
  }
}
