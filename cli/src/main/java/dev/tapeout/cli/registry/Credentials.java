package dev.tapeout.cli.registry;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** The tokens that a user has logged in with, in a file that nobody else may read. */
record Credentials(Path file) {
  /** Those of whoever runs the command. */
  static Credentials ofUser() {
    String config = System.getenv("XDG_CONFIG_HOME");
    Path folder =
        config != null && !config.isBlank()
            ? Path.of(config)
            : Path.of(System.getProperty("user.home"), ".config");
    return new Credentials(folder.resolve("tapeout").resolve("credentials.properties"));
  }

  /** The token for a registry; empty where there is none. */
  Optional<String> token(URI registry) {
    return Optional.ofNullable(read().getProperty(registry.toString()));
  }

  /** Remembers a token. */
  void put(URI registry, String token) {
    Properties all = read();
    all.setProperty(registry.toString(), token);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "credentials", ".part");
      if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      }
      try (Writer out = Files.newBufferedWriter(part)) {
        all.store(out, null);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private Properties read() {
    Properties all = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        all.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read", e);
      }
    }
    return all;
  }
}
