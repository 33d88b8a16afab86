package dev.tapeout.contracts.openapi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the corpus of published contracts, which is not part of the repository. */
final class Corpus {
  private Corpus() {}

  static Path root() {
    String given = System.getProperty("tapeout.corpus", System.getenv("tapeout.corpus"));
    Path path = given != null ? Path.of(given) : beside(Path.of("").toAbsolutePath());
    assumeTrue(path != null && Files.isDirectory(path), "the corpus is not here");
    return path;
  }

  private static Path beside(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/corpus"))) {
        return at.resolve("shared/corpus");
      }
    }
    return null;
  }
}
