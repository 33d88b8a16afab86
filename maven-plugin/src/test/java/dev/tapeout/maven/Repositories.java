package dev.tapeout.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The repositories that the tests of this module build with, in {@code target}. */
final class Repositories {
  private static Path made;

  private Repositories() {}

  /** One that all tests share, and put nothing into. */
  static synchronized Path shared() throws IOException {
    if (made == null) {
      made = fresh("shared");
    }
    return made;
  }

  /** One for a test alone. */
  static Path fresh(String name) throws IOException {
    Path folder = Path.of("target/repositories", name).toAbsolutePath();
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return LocalRepository.at(
        Files.createDirectories(folder),
        Path.of(System.getProperty("local.repository")),
        Sandbox.CHECKOUT,
        Sandbox.VERSION);
  }
}
