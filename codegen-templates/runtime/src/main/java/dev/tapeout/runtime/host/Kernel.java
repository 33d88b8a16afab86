package dev.tapeout.runtime.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The small files below {@code /proc} and {@code /sys} in which Linux tells of itself. What a
 * kernel does not have, or does not show in this container, is null.
 */
public final class Kernel {
  private final Path root;

  private Kernel(Path root) {
    this.root = root;
  }

  /** That of this machine; elsewhere than on Linux one that tells nothing. */
  public static Kernel here() {
    return new Kernel(Path.of("/"));
  }

  /** One whose files lie below a folder, for tests. */
  public static Kernel below(Path root) {
    return new Kernel(root);
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }

  boolean isFolder(String path) {
    return Files.isDirectory(at(path));
  }

  /** What lies in a folder; nothing where there is none. */
  public List<String> names(String path) {
    String[] names = at(path).toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  byte @Nullable [] bytes(String path) {
    try {
      return Files.readAllBytes(at(path));
    } catch (IOException e) { // not there, or not ours to see
      return null;
    }
  }

  /** All of a file, without the white space around it. */
  public @Nullable String text(String path) {
    byte[] bytes = bytes(path);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8).strip();
  }

  /** None where there is no such file. */
  List<String> lines(String path) {
    String text = text(path);
    return text == null ? List.of() : text.lines().toList();
  }

  /** Null too where the file holds something else, such as {@code max}. */
  public @Nullable Long number(String path) {
    String text = text(path);
    return text == null ? null : parsed(text);
  }

  private static @Nullable Long parsed(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The number behind {@code key} in a file of such lines, as {@code cpu.stat} is one. */
  public @Nullable Long number(String path, String key) {
    for (String line : lines(path)) {
      if (line.startsWith(key + " ")) {
        return parsed(line.substring(key.length()).strip());
      }
    }
    return null;
  }
}
