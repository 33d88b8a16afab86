package dev.tapeout.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The files that a run reads, so that it writes over none of them. Threads may share it. */
public final class Inputs {
  private final Set<Path> real = ConcurrentHashMap.newKeySet();
  private final Set<Path> absent = ConcurrentHashMap.newKeySet();

  /** Notes the file {@code path} of {@code directory}; one that is not there cannot be lost. */
  public void note(Path directory, String path) {
    try {
      real.add(directory.resolve(path).toRealPath());
    } catch (NoSuchFileException e) {
      absent.add(directory.resolve(path));
    } catch (IOException | InvalidPathException e) {
      // Whoever reads it says what is wrong.
    }
  }

  /** Those that are there, links resolved, and those that were looked for and are not. */
  public Set<Path> all() {
    Set<Path> all = new TreeSet<>(real);
    all.addAll(absent);
    return all;
  }

  /** Whether {@code file} is one of them, by whatever name and through whatever link. */
  public boolean hold(Path file) throws IOException {
    return Files.isRegularFile(file) && real.contains(file.toRealPath());
  }
}
