package dev.tapeout.generator.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions that a generated project asks for: those that this was built with. */
record Versions(String tapeout, String junit) {
  static Versions read() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(properties.getProperty("tapeout"), properties.getProperty("junit"));
  }
}
