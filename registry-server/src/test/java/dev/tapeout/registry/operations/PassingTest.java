package dev.tapeout.registry.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry that was ended by force leaves in its folder. */
class PassingTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @TempDir private Path folder;

  private Path aged(Path file, Duration age) throws Exception {
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  @Test
  void itIsClearedAwayButForWhatIsUnderWay() throws Exception {
    Path left = Passing.directory(folder);
    Files.writeString(left.resolve("export.jsonl.gz.part"), "half of it");
    aged(left, Duration.ofDays(2));
    Path half = aged(Passing.file(folder), Duration.ofDays(2));
    Path underWay = aged(Passing.directory(folder), Duration.ofMinutes(1));

    Passing.clear(folder, NOW.minus(Duration.ofDays(1)));

    assertThat(left).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(underWay).exists();
  }

  @Test
  void theLogNamesWhatWasRemoved() throws Exception {
    Path one = aged(Passing.directory(folder), Duration.ofDays(2));
    Path other = aged(Passing.file(folder), Duration.ofDays(2));
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger(Passing.class.getName());
    logger.setFilter(line -> !lines.add(line.getMessage()));
    logger.setLevel(Level.INFO);
    try {
      Passing.clear(folder, NOW.minus(Duration.ofDays(1)));
      Passing.clear(folder, NOW.minus(Duration.ofDays(1)));
    } finally {
      logger.setFilter(null);
      logger.setLevel(null);
    }
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains(one.getFileName().toString(), other.getFileName().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export.jsonl.gz",
        "export2026-11-29.jsonl.gz",
        "import1",
        "export20261129",
        "registry.key"
      })
  void whatSomebodyKeepsBesideItStays(String name) throws Exception {
    Path own = aged(Files.writeString(folder.resolve(name), "a"), Duration.ofDays(9));

    Passing.clear(folder, NOW.minus(Duration.ofDays(1)));

    assertThat(own).exists();
  }
}
