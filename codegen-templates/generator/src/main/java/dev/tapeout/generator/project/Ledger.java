package dev.tapeout.generator.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tapeout.contracts.identity.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was written into a project: a hash for each file, in the format of {@code sha256sum}. A file
 * with another hash has been changed by the team.
 */
final class Ledger {
  private static final String NAME = ".tapeout/written.sha256";

  private final Path file;
  private final Map<String, String> hashes = new TreeMap<>();

  private Ledger(Path file) {
    this.file = file;
  }

  static Ledger read(Path folder) throws IOException {
    Ledger ledger = new Ledger(folder.resolve(NAME));
    if (Files.exists(ledger.file)) {
      for (String line : Files.readAllLines(ledger.file)) {
        if (line.matches("[0-9a-f]{64}  .+")) {
          ledger.hashes.put(line.substring(66), line.substring(0, 64));
        }
      }
    }
    return ledger;
  }

  /** All that was ever written, in order. */
  List<String> names() {
    return List.copyOf(hashes.keySet());
  }

  boolean knows(String name) {
    return hashes.containsKey(name);
  }

  /** Whether this is what was written under the name the last time. */
  boolean wrote(String name, byte[] content) {
    return hash(content).equals(hashes.get(name));
  }

  void note(String name, byte[] content) {
    hashes.put(name, hash(content));
  }

  void write() throws IOException {
    StringBuilder out = new StringBuilder();
    hashes.forEach((name, hash) -> out.append(hash).append("  ").append(name).append('\n'));
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, out.toString().getBytes(UTF_8));
  }

  static String hash(byte[] content) {
    return Digest.hex(content);
  }
}
