package dev.tapeout.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleReferenceTest {
  private static final Path FOLDER = Path.of("../docs/rules");

  /** A page that the tests of the pairs make. */
  private static final String COVERAGE = "coverage.md";

  @Test
  void thePagesSayWhatTheCodeSays() throws IOException {
    Map<String, String> pages = RuleReference.pages();
    if ("write".equals(System.getProperty("tapeout.docs"))) {
      write(pages);
    }
    assertThat(written())
        .as("docs/rules differs from the code; mvn -pl cli -am test -Dtapeout.docs=write makes it")
        .isEqualTo(pages);
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    for (String name : written().keySet()) {
      Files.delete(FOLDER.resolve(name));
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }

  private static Map<String, String> written() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path file : files.filter(f -> !f.endsWith(COVERAGE)).toList()) {
          pages.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
      }
    }
    return pages;
  }
}
