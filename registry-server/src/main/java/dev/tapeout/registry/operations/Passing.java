package dev.tapeout.registry.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** What lies in a registry's folder while an export or an import is on its way. */
final class Passing {
  private static final Logger LOG = System.getLogger(Passing.class.getName());
  private static final String EXPORT = "export";
  private static final String IMPORT = "import";

  private Passing() {}

  /** A new directory for an export. */
  static Path directory(Path folder) throws IOException {
    return Files.createTempDirectory(folder, EXPORT);
  }

  /** A new file for an import. */
  static Path file(Path folder) throws IOException {
    return Files.createTempFile(folder, IMPORT, "");
  }

  /**
   * Removes what a registry that was ended by force has left.
   *
   * @param before what is younger may be that of another one in the same folder
   */
  static void clear(Path folder, Instant before) {
    String ours = "{" + EXPORT + "," + IMPORT + "}[0-9]*"; // as Files makes names
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ours)) {
      for (Path each : all) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
          delete(each);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "what an export has left in " + folder + " stays: " + e.getMessage());
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
