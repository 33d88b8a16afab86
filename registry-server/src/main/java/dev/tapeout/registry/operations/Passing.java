package dev.tapeout.registry.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a registry's folder while an export or an import is on its way. */
final class Passing {
  private static final Logger LOG = System.getLogger(Passing.class.getName());

  /** Marks what is the registry's own: whoever runs it may keep exports of theirs beside it. */
  private static final String PREFIX = ".passing-";

  private Passing() {}

  /** A new directory for an export. */
  static Path directory(Path folder) throws IOException {
    return Files.createTempDirectory(folder, PREFIX + "export-");
  }

  /** A new file for an import. */
  static Path file(Path folder) throws IOException {
    return Files.createTempFile(folder, PREFIX + "import-", "");
  }

  /**
   * Removes what a registry that was ended by force has left, and logs what that was.
   *
   * @param before what is younger may be that of another one in the same folder
   */
  static void clear(Path folder, Instant before) {
    List<String> cleared = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path each : all) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
          delete(each);
          cleared.add(each.getFileName().toString());
        }
      }
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      LOG.log(Level.WARNING, "what an export has left in " + folder + " stays: " + e.getMessage());
    }
    if (!cleared.isEmpty()) {
      LOG.log(
          Level.INFO,
          "removed from "
              + folder
              + " what exports and imports that were cut short have left: "
              + String.join(", ", cleared));
    }
  }

  private static void delete(Path left) throws IOException {
    try (Stream<Path> parts = Files.walk(left)) {
      for (Path part : parts.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(part);
      }
    }
  }
}
