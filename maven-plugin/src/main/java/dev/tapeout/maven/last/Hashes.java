package dev.tapeout.maven.last;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SHA-256, in 64 hexadecimal digits. */
public final class Hashes {
  /** Stands for a file that is not there. */
  static final String ABSENT = "-";

  private Hashes() {}

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** Of what a file holds; {@code -} where there is none. */
  static String of(Path file) throws IOException {
    return Files.isRegularFile(file) ? of(Files.readAllBytes(file)) : ABSENT;
  }

  /** Of what a file is to hold. */
  static String of(byte[] bytes) {
    return Digest.hex(bytes);
  }
}
