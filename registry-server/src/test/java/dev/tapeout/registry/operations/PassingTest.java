package dev.tapeout.registry.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry that was ended by force leaves in its folder. */
class PassingTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @TempDir private Path folder;

  private Path aged(Path file, Duration age) throws Exception {
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  @Test
  void itIsClearedAwayAndNothingElse() throws Exception {
    Path left = Passing.directory(folder);
    Files.writeString(left.resolve("export.jsonl.gz.part"), "half of it");
    aged(left, Duration.ofDays(2));
    Path half = aged(Passing.file(folder), Duration.ofDays(2));
    Path underWay = aged(Passing.directory(folder), Duration.ofMinutes(1));
    Path own = aged(Files.writeString(folder.resolve("export.jsonl.gz"), "a"), Duration.ofDays(9));
    Path key = aged(Files.writeString(folder.resolve("registry.key"), "k"), Duration.ofDays(9));

    Passing.clear(folder, NOW.minus(Duration.ofDays(1)));

    assertThat(left).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(underWay).exists();
    assertThat(own).exists();
    assertThat(key).exists();
  }
}
