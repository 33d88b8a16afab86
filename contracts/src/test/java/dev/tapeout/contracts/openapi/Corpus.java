package dev.tapeout.contracts.openapi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the corpus of published contracts, which is not part of the repository. */
final class Corpus {
  private Corpus() {}

  static Path root() {
    Path path = Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"));
    assumeTrue(Files.isDirectory(path), "the corpus is not there: " + path);
    return path;
  }
}
