package dev.tapeout.maven.last;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * Makes {@code folder} hold these files (paths from there) and no other: one that no user names,
   * below the classes.
   */
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
        if (empty(each)) {
          Files.delete(each);
        }
      } else if (!files.contains(each)) {
        Files.delete(each);
        removed++;
      }
    }
  }

  /**
   * Makes {@code folder} hold these files (paths from there, with slashes) and no other that the
   * goal wrote before. What somebody else has put there is neither changed nor removed.
   *
   * @param goal by which the folder remembers what was written into it
   * @param lasting whether a build keeps the folder: then nothing may lie there but what the goal
   *     wrote, as it wrote it. In one that is thrown away, what was made by hand may stay where
   *     nothing else is to go.
   * @throws ForeignFilesException if files of others stand in the way; nothing has been written
   */
  public void replaceOwn(Path folder, String goal, boolean lasting, Map<String, byte[]> contents)
      throws IOException, ForeignFilesException {
    Ledger ledger = Ledger.read(folder, goal);
    List<String> foreign = new ArrayList<>();
    List<Path> outdated = new ArrayList<>();
    for (Path file : present(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      byte[] wanted = contents.get(name);
      if (file.equals(ledger.file())
          || (wanted != null && Arrays.equals(Files.readAllBytes(file), wanted))) {
        continue;
      }
      boolean own = lasting ? ledger.wrote(name, file) : ledger.knows(name);
      if (!own && (lasting || wanted != null)) {
        foreign.add(name);
      } else if (own && wanted == null) {
        outdated.add(file);
      }
    }
    if (!foreign.isEmpty()) {
      throw new ForeignFilesException(foreign);
    }
    ledger.announce(contents);
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      write(folder.resolve(entry.getKey()), entry.getValue());
    }
    for (Path file : outdated) {
      Files.delete(file);
      removed++;
      Path at = file.getParent();
      while (at != null && !at.equals(folder) && empty(at)) {
        Files.delete(at);
        at = at.getParent();
      }
    }
    ledger.settle(contents);
  }

  private static List<Path> present(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var walk = Files.walk(folder)) {
      return walk.filter(each -> !Files.isDirectory(each)).sorted().toList();
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (var within = Files.list(folder)) {
      return within.findAny().isEmpty();
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
