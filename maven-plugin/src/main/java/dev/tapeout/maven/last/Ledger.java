package dev.tapeout.maven.last;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a goal wrote into a folder, as a file in that folder in the format of {@code sha256sum}: it
 * outlives {@code mvn clean} where the folder does. What it does not name is somebody else's.
 */
final class Ledger {
  private final Path file;
  private final Set<String> lines;
  private final Set<String> names = new HashSet<>();

  private Ledger(Path file, Set<String> lines) {
    this.file = file;
    this.lines = lines;
    lines.forEach(line -> names.add(line.substring(66)));
  }

  /** That of a goal in a folder; empty where it has written nothing yet. */
  static Ledger read(Path folder, String goal) throws IOException {
    Path file = folder.resolve(".tapeout-" + goal + ".sha256");
    Set<String> lines = new TreeSet<>();
    if (Files.isRegularFile(file)) {
      for (String line : Files.readString(file, UTF_8).split("\n", -1)) {
        if (line.matches("[0-9a-f]{64}  .+")) {
          lines.add(line);
        }
      }
    }
    return new Ledger(file, lines);
  }

  Path file() {
    return file;
  }

  /** Whether the goal wrote a file of this name. */
  boolean knows(String name) {
    return names.contains(name);
  }

  /** Whether the goal wrote just this. */
  boolean wrote(String name, Path present) throws IOException {
    return lines.contains(line(Hashes.of(present), name));
  }

  /** Says that these are the goal's as well, before they are written: a run may be broken off. */
  void announce(Map<String, byte[]> contents) throws IOException {
    Set<String> all = new TreeSet<>(lines);
    all.addAll(lines(contents));
    write(all);
  }

  /** Says that these are all that there is. */
  void settle(Map<String, byte[]> contents) throws IOException {
    write(new TreeSet<>(lines(contents)));
  }

  private void write(Set<String> now) throws IOException {
    String text = String.join("\n", now) + "\n";
    if (!Files.isRegularFile(file) || !Files.readString(file, UTF_8).equals(text)) {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    }
  }

  private static List<String> lines(Map<String, byte[]> contents) {
    List<String> lines = new ArrayList<>();
    contents.forEach((name, content) -> lines.add(line(Hashes.of(content), name)));
    return lines;
  }

  private static String line(String hash, String name) {
    return hash + "  " + name;
  }
}
