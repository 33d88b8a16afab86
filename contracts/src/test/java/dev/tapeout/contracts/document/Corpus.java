package dev.tapeout.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The published contracts that tests may read where they are present. */
final class Corpus {
  private Corpus() {}

  /** All contracts; the test is skipped where there are none. */
  static List<Path> contracts() {
    Path folder = Path.of(System.getProperty("tapeout.corpus", "../../shared/corpus"), "contracts");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no corpus at " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(f -> f.toString().endsWith(".json") || f.toString().endsWith(".yaml"))
              .filter(f -> !f.endsWith("meta.json"))
              .sorted()
              .toList();
      assertThat(found).as("contracts in %s", folder).hasSizeGreaterThan(20);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
