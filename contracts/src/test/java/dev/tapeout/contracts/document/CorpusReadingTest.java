package dev.tapeout.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorpusReadingTest {
  @Test
  void publishedContractsAreReadWithoutErrors() {
    for (Path file : Corpus.contracts()) {
      Documents.Reading reading = Documents.read(file, file.toString(), Limits.DEFAULT);
      assertThat(reading.root()).as(file.toString()).isInstanceOf(ObjectNode.class);
      assertThat(reading.diagnostics())
          .as(file.toString())
          .noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
  }

  @Test
  void theYamlReaderReadsJsonToTheSameValue() throws IOException {
    for (Path file : Corpus.contracts()) {
      if (file.toString().endsWith(".json") && Files.size(file) < 1_600_000) {
        Source source = new Source(file.toString(), Files.readAllBytes(file));
        Problems problems = new Problems(source);
        Node yaml = YamlReader.read(source, Limits.DEFAULT, problems);
        Node json = JsonReader.read(source, Limits.DEFAULT, problems);
        assertThat(problems.found()).as(file.toString()).isEmpty();
        assertThat(Objects.requireNonNull(json).sameValue(Objects.requireNonNull(yaml))).isTrue();
      }
    }
  }

  @Test
  void positionsOfPublishedContractsKeepTheirLaws() throws IOException {
    for (Path file : Corpus.contracts()) {
      if (Files.size(file) < 600_000) {
        Node root = Objects.requireNonNull(Documents.read(file, "contract", Limits.DEFAULT).root());
        assertThat(PositionsTest.checkPointers(root, "")).isGreaterThan(100);
      }
    }
  }
}
