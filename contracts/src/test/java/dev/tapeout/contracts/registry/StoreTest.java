package dev.tapeout.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir private Path folder;

  @Test
  void whoMayReadTheLockIsAsForAnyOtherNewFile() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "a");
    Path lock = folder.resolve(Lock.FILE);
    Store.write(lock, "a".getBytes(UTF_8));
    assertThat(Files.getPosixFilePermissions(lock)).isEqualTo(Files.getPosixFilePermissions(other));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(lock, other);
    }
  }
}
