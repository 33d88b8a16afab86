package dev.tapeout.maven.last;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of a folder that a goal alone writes: what is as it should be keeps its time. */
public final class Outputs {
  private final Set<Path> files = new LinkedHashSet<>();
  private int written;
  private int removed;

  /** Writes the file, unless it holds just that. */
  public void write(Path file, byte[] content) throws IOException {
    files.add(file);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content);
    written++;
  }

  /** Makes {@code folder} hold these files (paths from there) and no other. */
  public void replace(Path folder, Map<String, byte[]> contents) throws IOException {
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      write(folder.resolve(entry.getKey()), entry.getValue());
    }
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> present;
    try (var walk = Files.walk(folder)) {
      present = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : present) {
      if (Files.isDirectory(each)) {
        try (var within = Files.list(each)) {
          if (within.findAny().isEmpty()) {
            Files.delete(each);
          }
        }
      } else if (!files.contains(each)) {
        Files.delete(each);
        removed++;
      }
    }
  }

  /** All files that are there now. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** {@code 12 files, 1 written, 2 removed}. */
  public String counted() {
    return files.size()
        + (files.size() == 1 ? " file" : " files")
        + (written == 0 ? "" : ", " + written + " written")
        + (removed == 0 ? "" : ", " + removed + " removed");
  }
}
