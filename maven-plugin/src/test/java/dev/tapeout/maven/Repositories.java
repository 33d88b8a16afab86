package dev.tapeout.maven;

import java.io.IOException;
import java.nio.file.Path;

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
    return LocalRepository.at(
        Path.of("target/repositories", name).toAbsolutePath(),
        Path.of(System.getProperty("local.repository")),
        Sandbox.CHECKOUT,
        Sandbox.VERSION);
  }
}
